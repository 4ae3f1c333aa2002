package io.github.orderflowmagento.magento;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Feature;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.ShopVersion;
import io.github.orderflowmagento.magento.model.OrderQuery;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.github.orderflowmagento.magento.RecordedShop.API_KEY;
import static io.github.orderflowmagento.magento.RecordedShop.USER;
import static io.github.orderflowmagento.magento.RecordedSite.SOAP_V1;
import static io.github.orderflowmagento.magento.RecordedSite.SOAP_V2;
import static io.github.orderflowmagento.magento.RecordedSite.XML_RPC;
import static io.github.orderflowmagento.magento.RecordedSite.html;
import static io.github.orderflowmagento.magento.RecordedSite.wsdl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Detection of a shop, and its description. */
class DetectionTest {
    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    private Magento1Builder client() {
        return MagentoClient.magento1().baseUrl(site.url()).credentials(USER, API_KEY);
    }

    private static String conclusion(DetectedShop shop, String subject) {
        return finding(shop, subject).conclusion();
    }

    private static Finding finding(DetectedShop shop, String subject) {
        return shop.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aShopIsFoundOutWithEveryServiceItHas() {
        site.shopAt("/");

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_1);
        assertThat(shop.version()).hasToString("Optional[Magento Community 1.9.4.5 (OpenMage 19.4.16)]");
        assertThat(shop.baseUrl()).isEqualTo(site.url());
        assertThat(shop.webServices()).containsExactly(WebService.XML_RPC, WebService.SOAP_V1, WebService.SOAP_V2);
        assertThat(shop.bestWebService()).contains(WebService.XML_RPC);
        assertThat(shop.soapNamespace()).contains("urn:Magento");
        assertThat(shop.restUrl()).contains(site.url() + "api/rest/");
        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.PRESENT);
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertThat(shop.capabilities().stockMultiUpdate()).isTrue();
    }

    @Test
    void everyConclusionIsShownWithItsEvidence() {
        site.shopAt("/");

        assertThat(client().detect().describe().replace(site.url(), "https://shop/"))
                .isEqualTo("""
                        https://shop/
                          base URL: https://shop/, as given
                          generation: Magento 1
                              GET https://shop/api/xmlrpc: HTTP 200, an XML-RPC fault 630, since a GET contains no call
                          credentials: accepted
                          version: Magento Community 1.9.4.5 (OpenMage 19.4.16)
                              POST https://shop/ over XML_RPC, core_magento.info: Magento Community 1.9.4.5 (OpenMage 19.4.16)
                          XML-RPC: answers
                              GET https://shop/api/xmlrpc: HTTP 200, an XML-RPC fault 630, since a GET contains no call
                              POST https://shop/ over XML_RPC, login: it accepted the credentials and reports its version
                          SOAP v1: answers
                              GET https://shop/api/soap/?wsdl: HTTP 200, a WSDL of style rpc, namespace urn:Magento, 8 operations
                              POST https://shop/ over SOAP_V1, login: it accepted the credentials and reports its version
                          SOAP v2: answers, namespace urn:Magento
                              GET https://shop/api/v2_soap/?wsdl=1: HTTP 200, a WSDL of style rpc, namespace urn:Magento, 152 operations
                              POST https://shop/ over SOAP_V2, login: it accepted the credentials and reports its version
                          WS-I compliance: off, since the WSDL's style is rpc
                          REST: is there, not tried with credentials
                              GET https://shop/api/rest/products?limit=1: HTTP 403, REST's own error 403
                          OrderFlow extension: there, since the WSDL has its operations; connect with SOAP_V2 to use it
                          best web service: XML_RPC""");
    }

    @Test
    void findingsHoldNoSecret() {
        site.shopAt("/");

        assertThat(client().detect().toString()).doesNotContain(API_KEY).doesNotContain("password");
    }

    @Test
    void oneCallConnectsOverTheBestWebService() {
        site.shopAt("/index.php/");
        site.posts("/index.php/", Wire.XML_RPC, "sales_order.list", RecordedShop.recorded("order-list-empty"));

        try (Magento shop = client().detected(client().detect()).build()) {
            assertThat(shop.orders().list(OrderQuery.status("processing"))).isEmpty();
        }
    }

    @Test
    void aShopInWsiFormIsSpokenToInItsOwnNamespace() {
        site.describes("/" + SOAP_V2, wsdl("openmage-20.0.20-v2-wsi-with-extension"));
        site.takesCredentials("/", Wire.SOAP_V2_WSI);

        DetectedShop shop = client().detect();

        assertThat(shop.webServices()).containsExactly(WebService.SOAP_V2_WSI);
        assertThat(shop.soapNamespace()).contains("urn:OpenMage");
        assertThat(conclusion(shop, "WS-I compliance")).isEqualTo("on, since the WSDL's style is document");
        assertThat(conclusion(shop, "OrderFlow extension")).contains("of no use in the WS-I form");
        assertThat(shop.capabilities().has(Feature.OPENMAGE_NAMESPACE)).isTrue();
        assertThat(shop.bestWebService()).contains(WebService.SOAP_V2_WSI);
        assertThat(site.server().getAllServeEvents())
                .filteredOn(event -> event.getRequest().getMethod().isOneOf(RequestMethod.POST))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.getRequest().getBodyAsString()).contains("\"urn:OpenMage\""));
    }

    @Test
    void aShopWithoutTheExtensionIsKnownToBe() {
        site.shopAt("/");
        site.describes("/" + SOAP_V2, wsdl("openmage-19.4.16-v2"));

        assertThat(client().detect().orderFlowExtension()).isEqualTo(Presence.ABSENT);
    }

    @Test
    void aWsdlThatPhpRefusesLeavesSoapV2Out() {
        site.shopAt("/");
        site.describes("/" + SOAP_V2, wsdl("openmage-20.0.20-v2-with-unpatched-extension-BROKEN"));

        DetectedShop shop = client().detect();

        assertThat(shop.webServices()).containsExactly(WebService.XML_RPC, WebService.SOAP_V1);
        assertThat(conclusion(shop, "SOAP v2")).contains("broken");
        assertThat(site.requests()).isNotEmpty().doesNotContain("POST /api/v2_soap");
    }

    @Test
    void aSoapServerThatCannotReadItsOwnWsdlLeavesItOutToo() {
        site.shopAt("/");
        site.posts(
                "/",
                Wire.SOAP_V2,
                "login",
                RecordedShop.replay(Recording.read(
                        Recording.OWN,
                        Path.of("openmage-20", "soap-v2-extension-unpatched", "login-server-cannot-parse-own-wsdl"))));

        DetectedShop shop = client().detect();

        assertThat(shop.webServices()).containsExactly(WebService.XML_RPC, WebService.SOAP_V1);
        assertThat(conclusion(shop, "SOAP v2")).startsWith("is there, but does not work");
        assertThat(finding(shop, "SOAP v2").toString()).contains("Parsing WSDL");
    }

    @Test
    void aWsdlThatBreaksOffLeavesItsConclusionsOpen() {
        site.shopAt("/");
        byte[] whole = wsdl("openmage-19.4.16-v2-with-extension");
        site.describes("/" + SOAP_V2, Arrays.copyOf(whole, whole.length / 2));

        DetectedShop shop = client().detect();

        assertThat(shop.webServices()).isNotEmpty().doesNotContain(WebService.SOAP_V2, WebService.SOAP_V2_WSI);
        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.UNKNOWN);
        assertThat(conclusion(shop, "WS-I compliance")).startsWith("unknown");
        assertThat(finding(shop, "SOAP v2").toString()).contains("a WSDL that cannot be read: the answer breaks off");
    }

    @Test
    void aWsdlThatIsTooLargeDoesToo() {
        site.shopAt("/");

        DetectedShop shop = client().maxAnswerBytes(100_000).detect();

        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.UNKNOWN);
        assertThat(finding(shop, "SOAP v2").toString()).contains("larger than 100000 bytes");
        assertThat(shop.bestWebService()).contains(WebService.XML_RPC);
    }

    @Test
    void entitiesInAWsdlAreNotResolved() {
        site.shopAt("/");
        site.describes(
                "/" + SOAP_V2,
                "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions targetNamespace=\"u\">&x;</definitions>"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(finding(client().detect(), "SOAP v2").toString()).contains("a WSDL that cannot be read");
    }

    @Test
    void aHostThatBlocksXmlRpcIsReachedOverSoapV1() {
        site.shopAt("/");
        site.gets("/" + XML_RPC, html(403, "Forbidden"));

        DetectedShop shop = client().detect();

        assertThat(shop.bestWebService()).contains(WebService.SOAP_V1);
        assertThat(shop.version().flatMap(ShopVersion::openMageVersion)).contains("19.4.16");
        assertThat(finding(shop, "XML-RPC").toString())
                .contains("HTTP 403")
                .contains("the web server blocks the address");
    }

    @Test
    void aWrongKeyIsReportedAfterOneTryWithTheServices() {
        site.shopAt("/");
        site.posts("/", Wire.XML_RPC, "login", RecordedShop.recorded("login-fault-bad-key"));

        DetectedShop shop = client().detect();

        assertThat(shop.credentials()).isEqualTo(CredentialCheck.REFUSED);
        assertThat(conclusion(shop, "credentials")).startsWith("refused: check user, key");
        assertThat(shop.webServices()).containsExactly(WebService.XML_RPC, WebService.SOAP_V1, WebService.SOAP_V2);
        assertThat(shop.version()).isEmpty();
        assertThat(site.posts()).isOne();
    }

    @Test
    void withoutCredentialsWhatNeedsNoneIsFoundOut() {
        site.shopAt("/");

        DetectedShop shop = MagentoClient.magento1().baseUrl(site.url()).detect();

        assertThat(shop.credentials()).isEqualTo(CredentialCheck.UNTRIED);
        assertThat(conclusion(shop, "credentials")).isEqualTo("not sent, since credentials are missing");
        assertThat(shop.bestWebService()).contains(WebService.XML_RPC);
        assertThat(site.posts()).isZero();
    }

    @Test
    void aRoleWithoutTheVersionLeavesOnlyTheVersionUnknown() {
        site.shopAt("/");
        for (Wire wire : List.of(Wire.XML_RPC, Wire.SOAP_V1, Wire.SOAP_V2)) {
            site.posts("/", wire, "core_magento.info", wire.fault(2, "Access denied."));
        }

        DetectedShop shop = client().detect();

        assertThat(shop.version()).isEmpty();
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertThat(finding(shop, "version").toString())
                .contains("unknown, since the user's role lacks the right to read it; 1.7.0.0 or later")
                .contains("grant the API user's role the right to core_magento.info");
        assertThat(shop.capabilities().stockMultiUpdate()).isTrue();
    }

    @ParameterizedTest(name = "fault {0} of the list of store views means {1}")
    @CsvSource({"0, 1.6.1.0", "2, 1.6.1.0", "3, 1.6.0.0"})
    void aVersionThatIsNotReportedIsInferred(int faultOfStores, String version) {
        site.gets("/" + XML_RPC, RecordedShop.recorded("fault-get-instead-of-post"));
        site.takesCredentials("/", Wire.XML_RPC);
        site.posts("/", Wire.XML_RPC, "core_magento.info", Wire.XML_RPC.fault(3, "Invalid api path."));
        site.posts(
                "/",
                Wire.XML_RPC,
                "core_store.list",
                faultOfStores == 0 ? RecordedShop.recorded("store-list") : Wire.XML_RPC.fault(faultOfStores, "no"));

        DetectedShop shop = client().detect();

        assertThat(shop.version().map(ShopVersion::magentoVersion)).contains(version);
        assertThat(conclusion(shop, "version")).contains("inferred");
    }

    @Test
    void aShopWhoseHostBlocksAllButRestIsFoundByRest() {
        site.shopAt("/shop/");
        for (String path : List.of(XML_RPC, SOAP_V1, SOAP_V2)) {
            site.gets("/shop/" + path, html(403, "Forbidden"));
        }

        DetectedShop shop = MagentoClient.magento1()
                .baseUrl(site.url() + "shop/index.php/default/")
                .credentials(USER, API_KEY)
                .oauth(RestShop.CREDENTIALS)
                .detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_1);
        assertThat(shop.baseUrl()).isEqualTo(site.url() + "shop/");
        assertThat(shop.restUrl()).contains(site.url() + "shop/api/rest/");
        assertThat(shop.bestWebService()).contains(WebService.REST);
        assertThat(finding(shop, "generation").toString().replace(site.url(), "https://"))
                .isEqualTo("generation: Magento 1\n"
                        + "    GET https://shop/api/rest/products?limit=1: HTTP 403, REST's own error 403");
        assertThat(conclusion(shop, "best web service"))
                .isEqualTo("REST, with oauth(…), for products, orders and stock; none for the rest, since no other"
                        + " usable one answers");
        assertThat(site.posts()).isZero();
    }

    @Test
    void anyJsonAtTheAddressOfRestDoesNotMakeAShop() {
        site.gets("/api/rest/products?limit=1", jsonResponse("[{\"id\": 1}]", 200));

        assertThat(client().detect().generation()).isEqualTo(Generation.UNKNOWN);
    }

    private void answersVersion1930() {
        site.posts(
                "/",
                Wire.XML_RPC,
                "core_magento.info",
                Wire.XML_RPC.answer(Map.of("magento_edition", "Community", "magento_version", "1.9.3.0")));
    }

    @Test
    void version1930HasOnlyRest() {
        site.shopAt("/");
        answersVersion1930();

        DetectedShop shop = client().detect();

        assertThat(shop.bestWebService()).contains(WebService.REST);
        assertThat(conclusion(shop, "best web service"))
                .contains("since calls to 1.9.3.0 fail after they have done what was requested; update the shop");
        try (Magento rest = client().oauth(RestShop.CREDENTIALS).detected(shop).build()) {
            rest.orders().details(List.of("100000001"));
        }
        assertThat(site.requests()).anyMatch(request -> request.startsWith("GET /api/rest/orders?"));
    }

    @Test
    void version1930WithoutRestHasNoWebService() {
        site.shopAt("/");
        answersVersion1930();
        site.gets("/api/rest/products?limit=1", html(404, "Not Found"));

        DetectedShop shop = client().detect();

        assertThat(shop.bestWebService()).isEmpty();
        assertThatThrownBy(() -> client().detected(shop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calls to 1.9.3.0 fail after they have done what was requested; update the shop");
    }

    @Test
    void aMagento2ReportsItsVersion() {
        site.gets("/magento_version", ok("Magento/2.4 (Community)"));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.version()).hasToString("Optional[Magento Community 2.4]");
        assertThat(shop.bestWebService()).isEmpty();
        assertThat(site.posts()).isZero();
    }

    @Test
    void aMagento2ThatHidesItsVersionIsKnownByItsRest() {
        site.gets(
                "/rest/V1/store/storeConfigs",
                jsonResponse(
                        "{\"message\":\"The consumer isn't authorized to access %resources.\","
                                + "\"parameters\":{\"resources\":\"Magento_Backend::store\"}}",
                        401));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.version()).isEqualTo(Optional.empty());
    }
}
