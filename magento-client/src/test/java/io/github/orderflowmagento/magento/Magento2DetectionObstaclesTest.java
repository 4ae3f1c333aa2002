package io.github.orderflowmagento.magento;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.Purpose;
import io.github.orderflowmagento.magento.model.StockKeeping;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.orderflowmagento.magento.Magento2DetectionTest.conclusion;
import static io.github.orderflowmagento.magento.Magento2DetectionTest.finding;
import static io.github.orderflowmagento.magento.Magento2DetectionTest.granted;
import static io.github.orderflowmagento.magento.Magento2Shop.CREDENTIALS;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static io.github.orderflowmagento.magento.RecordedSite.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Detection of a Magento 2 that does not publish everything, and of other shops. */
class Magento2DetectionObstaclesTest {
    private static final String TOKEN = CREDENTIALS.token();

    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    private Magento2Builder client() {
        return MagentoClient.magento2().baseUrl(site.url()).oauth(CREDENTIALS);
    }

    @Test
    void withoutCredentialsWhatIsPublicIsFoundOut() {
        site.magento2At("/");

        DetectedShop shop = MagentoClient.magento2().baseUrl(site.url()).detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.version()).isPresent();
        assertThat(shop.restUrl()).isPresent();
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.UNTRIED);
        assertThat(shop.permissions()).isEmpty();
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.UNKNOWN);
        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.UNKNOWN);
        assertThat(conclusion(shop, "credentials"))
                .isEqualTo("not sent, since credentials are missing: oauth(...) or bearer(...)");
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void theVersionIsInTheRestSchemaIfThereIsNoVersionPage() {
        site.magento2At("/");
        site.gets("/magento_version", html(404, "Not Found"));
        site.gets("/rest/all/schema?services=storeStoreRepositoryV1", recorded("store/schema-anonymous"));

        DetectedShop shop = client().detect();

        assertThat(shop.version()).hasToString("Optional[Magento Community 2.4]");
        assertThat(finding(shop, "version").evidence()).hasSize(2);
    }

    @Test
    void aShopThatHidesItsVersionIsStillDetected() {
        site.magento2At("/");
        site.gets("/magento_version", html(404, "Not Found"));

        DetectedShop shop = client().detect();

        assertThat(shop.version()).isEmpty();
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertThat(conclusion(shop, "version")).isEqualTo("unknown, since the shop does not publish it");
    }

    @Test
    void aRejectedTokenIsReportedAfterOneTry() {
        site.magento2At("/");
        site.answers("/", "modules", recorded("auth/modules-anonymous-fault"));

        DetectedShop shop =
                MagentoClient.magento2().baseUrl(site.url()).bearer(TOKEN).detect();

        assertThat(shop.credentials()).isEqualTo(CredentialCheck.REFUSED);
        assertThat(conclusion(shop, "credentials"))
                .startsWith("refused: the token is not valid")
                .contains("oauth/consumer/enable_integration_as_bearer");
        assertThat(shop.permissions()).isEmpty();
        assertThat(shop.storeCodes()).isEmpty();
        assertThat(site.withCredentials()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth-timestamp-future-1h",
                "oauth-unknown-consumer-fault",
                "oauth-unknown-token-fault",
                "oauth-short-token-fault",
                "oauth-short-consumer-key-fault",
                "oauth-wrong-signature-fault"
            })
    void rejectedCredentialsQuoteTheShop(String recording) {
        site.magento2At("/");
        site.answers("/", "modules", recorded("auth/" + recording));
        String says = recording("auth/" + recording).responseText().replaceFirst(".*\"message\":\"(.*?)\".*", "$1");

        DetectedShop shop = client().detect();

        assertThat(shop.credentials()).isEqualTo(CredentialCheck.REFUSED);
        assertThat(finding(shop, "credentials").toString()).contains(says);
        assertThat(shop.permissions()).isEmpty();
    }

    @Test
    void findingsHoldNoSecretEvenIfTheShopRepeatsIt() {
        site.magento2At("/");
        site.answers("/", "orders", json("{\"message\":\"no " + TOKEN + "\"}").withStatus(400));
        site.answers(
                "/",
                "inventory/stocks",
                json("{\"items\":[{\"stock_id\":1,\"name\":\"x\",\"extension_attributes\":{\"sales_channels\":"
                        + "[{\"type\":\"website\",\"code\":\"" + TOKEN + "\"}]}}]}"));

        String shown = client().detect().describe();

        assertThat(shown).contains("HTTP 400, the shop says 'no ").contains("1 for ");
        assertThat(shown)
                .doesNotContain(TOKEN)
                .doesNotContain(CREDENTIALS.tokenSecret())
                .doesNotContain(CREDENTIALS.consumerKey())
                .doesNotContain(CREDENTIALS.consumerSecret())
                .doesNotContain("oauth_signature");
    }

    @Test
    void aShopInMaintenanceIsUnknownAndLeftAlone() {
        site.server().stubFor(any(anyUrl()).atPriority(1).willReturn(recorded("faults/maintenance-get")));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.UNKNOWN);
        assertThat(shop.describe())
                .contains("generation: unknown, since the shop cannot be reached or is unavailable")
                .contains("HTTP 503, no version but text/html: maintenance or overload; try again later");
        assertThat(site.requests()).hasSize(2);
        assertThat(site.withCredentials()).isEmpty();
    }

    @Test
    void maintenanceThatBeginsMeanwhileLeavesTheRestUnknown() {
        site.magento2At("/");
        site.answers("/", "inventory/sources", recorded("faults/maintenance-get"));

        DetectedShop shop = client().detect();

        assertThat(shop.modules()).isNotEmpty();
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.PRESENT);
        assertThat(conclusion(shop, "sources")).startsWith("unknown");
        assertThat(granted(shop, Purpose.ORDER_EXPORT, "read orders")).isEqualTo(Presence.UNKNOWN);
        assertThat(conclusion(shop, "rights for order export"))
                .startsWith("unknown: read orders (Magento_Sales::actions_view)");
        assertThat(finding(shop, "rights for order export").toString())
                .contains("not requested, since the shop had stopped answering");
        assertThat(site.withCredentials()).hasSize(3);
    }

    @Test
    void aShopWhoseRestIsSwitchedOffGetsNoCredentials() {
        site.magento2At("/");
        site.server().stubFor(any(urlPathMatching("/rest/.*")).atPriority(1).willReturn(html(404, "Not Found")));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.version()).isPresent();
        assertThat(shop.restUrl()).isEmpty();
        assertThat(conclusion(shop, "REST")).isEqualTo("is not there");
        assertThat(conclusion(shop, "credentials")).isEqualTo("not sent, since the shop's REST was not found");
        assertThat(site.withCredentials()).isEmpty();
        assertThatThrownBy(() -> client().detected(shop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no REST of a Magento 2 was found")
                .hasMessageContaining("REST: is not there");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 500})
    void aShopWhoseRestIsBlockedMayHaveIt(int status) {
        site.magento2At("/");
        site.server().stubFor(any(urlPathMatching("/rest/.*")).atPriority(1).willReturn(html(status, "no")));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(conclusion(shop, "REST")).isEqualTo("unknown, since it does not answer as itself");
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.UNKNOWN);
        assertThat(site.withCredentials()).isEmpty();
    }

    @Test
    void aShopWhoseRestIsBlockedBehindTheFrontScriptMayHaveIt() {
        site.gets("/magento_version", recorded("store/magento-version"));
        site.server()
                .stubFor(
                        any(urlPathMatching("/index.php/rest/.*")).atPriority(1).willReturn(html(403, "Forbidden")));

        assertThat(conclusion(client().detect(), "REST")).isEqualTo("unknown, since it does not answer as itself");
    }

    @Test
    void aShopBehindAPasswordOfTheWebServerIsUnknown() {
        site.server().stubFor(any(anyUrl()).atPriority(1).willReturn(html(401, "Authorization Required")));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe()).contains("a server in front of the shop requires a separate password");
        assertThat(site.withCredentials()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowedWithCredentials() {
        site.magento2At("/");
        site.answers("/", "modules", temporaryRedirect("/elsewhere"));

        DetectedShop shop = client().detect();

        assertThat(shop.modules()).isEmpty();
        assertThat(site.requests()).isNotEmpty().doesNotContain("GET /elsewhere");
    }

    @Test
    void detectedFactsAreNotRequestedAgain() {
        site.magento2At("/index.php/");
        DetectedShop found = client().detect();
        site.server().resetRequests();

        try (Magento shop = client().detected(found).build()) {
            assertThat(shop.stock().keeping()).isEqualTo(StockKeeping.RESERVES);
            assertThat(site.requests()).isEmpty();
            assertThat(shop.stores().views()).hasSize(4);
        }
        assertThat(site.requests()).containsExactly("GET /index.php/rest/all/V1/store/storeViews");
    }

    @Test
    void aMagento1IsReportedWithTheBuilderToUse() {
        site.shopAt("/");

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_1);
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.UNTRIED);
        assertThat(conclusion(shop, "credentials")).isEqualTo("not sent, since the client is one for a Magento 2");
        assertThat(conclusion(shop, "client")).startsWith("MagentoClient.magento1() is for a Magento 1");
        assertThat(site.posts()).isZero();
        assertThat(site.withCredentials()).isEmpty();
        assertThatThrownBy(() -> client().detected(shop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connect with MagentoClient.magento1()");
    }

    @Test
    void aMagento2IsReportedWhenAMagento1IsExpected() {
        site.magento2At("/");

        DetectedShop shop = MagentoClient.magento1()
                .baseUrl(site.url())
                .credentials("user", "key")
                .detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.restUrl()).isPresent();
        assertThat(conclusion(shop, "credentials")).isEqualTo("not sent, since the client is one for a Magento 1");
        assertThat(conclusion(shop, "client")).startsWith("MagentoClient.magento2() is for a Magento 2");
        assertThat(site.posts()).isZero();
        assertThatThrownBy(() -> MagentoClient.magento1().detected(shop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connect with MagentoClient.magento2()");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void aSiteThatIsNoShopIsSaidToBeNone(int status) {
        site.server().stubFor(any(anyUrl()).atPriority(1).willReturn(html(status, "Welcome")));

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe())
                .contains("there is no web service of Magento")
                .contains("no REST but text/html");
        assertThat(site.withCredentials()).isEmpty();
    }
}
