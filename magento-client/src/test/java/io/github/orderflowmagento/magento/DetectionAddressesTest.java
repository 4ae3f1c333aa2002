package io.github.orderflowmagento.magento;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static io.github.orderflowmagento.magento.RecordedShop.API_KEY;
import static io.github.orderflowmagento.magento.RecordedShop.USER;
import static io.github.orderflowmagento.magento.RecordedSite.html;
import static org.assertj.core.api.Assertions.assertThat;

/** The URLs that are tried for a shop, and those that get credentials. */
public class DetectionAddressesTest {
    private static final String HOST = "shop.example.com";

    /** The site by its plain and its safe address. */
    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    @RegisterExtension
    final RecordedSite other = new RecordedSite();

    /** A client for which every host is this machine, and every certificate good. */
    private static Magento1Builder client(String url) {
        return MagentoClient.magento1()
                .baseUrl(url)
                .credentials(USER, API_KEY)
                .configureHttp(DetectionAddressesTest::believeAnything);
    }

    public static void believeAnything(OkHttpClient.Builder http) {
        X509TrustManager anyone = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {anyone}, new SecureRandom());
            http.sslSocketFactory(tls.getSocketFactory(), anyone);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        http.hostnameVerifier((host, session) -> true);
        http.dns(host -> List.of(InetAddress.getLoopbackAddress()));
    }

    private String plain() {
        return "http://" + HOST + ":" + site.server().port() + "/";
    }

    private String safe() {
        return "https://" + HOST + ":" + site.server().httpsPort() + "/";
    }

    @ParameterizedTest(name = "services below {0} are found from {1}")
    @CsvSource({
        "/, /",
        "/index.php/, /",
        "/, /index.php/",
        "/shop/, /shop/",
        "/shop/index.php/, /shop/",
        "/shop/, /shop/fr/",
        "/, /fr/",
        "/index.php/, /index.php/fr/",
        "/index.php/, /fr/women/",
    })
    void theShopIsFoundFromAddressesLikeItsOwn(String services, String given) {
        site.shopAt(services);

        DetectedShop shop =
                client("http://127.0.0.1:" + site.server().port() + given).detect();

        assertThat(shop.baseUrl()).isEqualTo("http://127.0.0.1:" + site.server().port() + services);
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
    }

    /** Every plain request is sent to the same path over https, as shops do. */
    private void plainRedirectsToSafe(String toPath) {
        site.server()
                .stubFor(get(anyUrl())
                        .withScheme("http")
                        .atPriority(1)
                        .willReturn(temporaryRedirect(safe().replaceFirst("/$", "") + toPath)
                                .withTransformers("response-template")));
    }

    @Test
    void aRedirectToHttpsIsFollowedAndCredentialsAreSentOverTls() {
        site.shopAt("/index.php/");
        plainRedirectsToSafe("{{request.url}}");

        DetectedShop shop = client(plain()).detect();

        assertThat(shop.baseUrl()).isEqualTo(safe() + "index.php/");
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertNothingSecretWentInClear();
    }

    @Test
    void aRedirectWithoutTheServiceStillShowsTheShopsAddress() {
        site.shopAt("/");
        plainRedirectsToSafe("/");

        assertThat(client(plain()).detect().baseUrl()).isEqualTo(safe());
        assertNothingSecretWentInClear();
    }

    @Test
    void aShopThatStaysInClearGetsNoCredentials() {
        site.shopAt("/");

        DetectedShop shop = client(plain()).detect();

        assertThat(shop.credentials()).isEqualTo(CredentialCheck.UNTRIED);
        assertThat(shop.describe()).contains("credentials: not sent").contains("plain http");
        assertThat(shop.webServices()).contains(WebService.XML_RPC);
        assertNothingSecretWentInClear();
    }

    private void assertNothingSecretWentInClear() {
        assertThat(site.server().getAllServeEvents())
                .filteredOn(event -> event.getRequest().getScheme().equals("http"))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.getRequest().getMethod().isOneOf(RequestMethod.GET))
                            .isTrue();
                    assertThat(event.getRequest().toString()).doesNotContain(API_KEY);
                });
    }

    @Test
    void anotherHostIsNamedButNotFollowed() {
        other.shopAt("/");
        String elsewhere = "http://www." + HOST + ":" + other.server().port() + "/api/xmlrpc?secret=1";
        site.server().stubFor(get(anyUrl()).atPriority(1).willReturn(temporaryRedirect(elsewhere)));

        DetectedShop shop = client(plain()).allowPlainHttp().detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe())
                .contains("redirects to http://www." + HOST + ":"
                        + other.server().port() + "/api/xmlrpc, which was not followed")
                .doesNotContain("secret");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void aRedirectOutOfTlsIsNotFollowed() {
        site.shopAt("/");
        site.server()
                .stubFor(get(anyUrl())
                        .withScheme("https")
                        .atPriority(1)
                        .willReturn(temporaryRedirect(plain() + "api/xmlrpc")));

        DetectedShop shop = client(safe()).detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(site.server().getAllServeEvents())
                .isNotEmpty()
                .allMatch(event -> event.getRequest().getScheme().equals("https"));
    }

    @Test
    void aCircleOfRedirectsEnds() {
        site.server().stubFor(get(anyUrl()).atPriority(1).willReturn(temporaryRedirect("/round")));

        assertThat(client(site.url()).detect().describe()).contains("more than 5 redirects");
    }

    @Test
    void theWsdlMayBeElsewhereOnTheHost() {
        site.shopAt("/");
        site.gets("/" + RecordedSite.SOAP_V2, temporaryRedirect("/api/v2_soap?wsdl=1&SID=5e551d"));
        site.describes("/api/v2_soap?wsdl=1&SID=5e551d", RecordedSite.wsdl("openmage-19.4.16-v2-with-extension"));

        DetectedShop shop = client(site.url()).detect();

        assertThat(shop.baseUrl()).isEqualTo(site.url());
        assertThat(shop.webServices()).contains(WebService.SOAP_V2);
        assertThat(shop.describe())
                .contains("/api/v2_soap/?wsdl=1, redirected to " + site.url() + "api/v2_soap: HTTP 200")
                .doesNotContain("SID");
    }

    @Test
    void aShopInMaintenanceIsLeftAloneAndSaidToBe() {
        site.server().stubFor(get(anyUrl()).atPriority(1).willReturn(html(503, "Service Temporarily Unavailable")));

        DetectedShop shop = client(site.url()).detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe())
                .contains("generation: unknown, since the shop cannot be reached or is unavailable")
                .contains("HTTP 503, no XML-RPC but text/html: maintenance or overload; try again later");
        assertThat(site.requests()).hasSize(3);
    }

    @Test
    void aShopThatCannotBeReachedIsAFindingToo() {
        String gone = site.url();
        site.server().stop();

        DetectedShop shop = client(gone).detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe()).contains("no connection to " + gone);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void aSiteThatIsNoShopIsSaidToBeNone(int status) {
        site.server().stubFor(get(anyUrl()).atPriority(1).willReturn(html(status, "Welcome")));

        DetectedShop shop = client(site.url()).detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe())
                .contains("there is no web service of Magento")
                .contains("no XML-RPC but text/html");
        assertThat(site.posts()).isZero();
    }
}
