package io.github.orderflowmagento.magento;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static io.github.orderflowmagento.magento.Magento2Shop.CREDENTIALS;
import static io.github.orderflowmagento.magento.RecordedSite.html;
import static org.assertj.core.api.Assertions.assertThat;

/** The URLs that are tried for a Magento 2, and those that get its credentials. */
class Magento2DetectionAddressesTest {
    private static final String HOST = "shop.example.com";

    /** The site by its plain and its safe address. */
    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    @RegisterExtension
    final RecordedSite other = new RecordedSite();

    private static Magento2Builder client(String url) {
        return MagentoClient.magento2()
                .baseUrl(url)
                .oauth(CREDENTIALS)
                .configureHttp(DetectionAddressesTest::believeAnything);
    }

    private String plain() {
        return "http://" + HOST + ":" + site.server().port() + "/";
    }

    private String safe() {
        return "https://" + HOST + ":" + site.server().httpsPort() + "/";
    }

    @ParameterizedTest(name = "a shop below {0} is found from {1}")
    @CsvSource({
        "/, /",
        "/index.php/, /",
        "/, /index.php/",
        "/shop/, /shop/",
        "/shop/index.php/, /shop/",
        "/shop/, /shop/fr/",
        "/index.php/, /index.php/fr/",
    })
    void theShopIsFoundFromAddressesLikeItsOwn(String shopPath, String given) {
        site.magento2At(shopPath);

        DetectedShop shop =
                client("http://127.0.0.1:" + site.server().port() + given).detect();

        assertThat(shop.baseUrl()).isEqualTo("http://127.0.0.1:" + site.server().port() + shopPath);
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
    }

    @Test
    void aStoreViewThatReportsTheVersionIsNotTheShop() {
        site.magento2At("/");
        site.gets("/fr/magento_version", Magento2Shop.recorded("store/magento-version"));

        DetectedShop shop = client(site.url() + "fr/").detect();

        assertThat(shop.baseUrl()).isEqualTo(site.url());
        assertThat(shop.restUrl()).contains(site.url() + "rest/");
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
    }

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
        site.magento2At("/index.php/");
        plainRedirectsToSafe("{{request.url}}");

        DetectedShop shop = client(plain()).detect();

        assertThat(shop.baseUrl()).isEqualTo(safe() + "index.php/");
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertThat(site.withCredentials())
                .isNotEmpty()
                .allMatch(request -> request.getScheme().equals("https"));
    }

    @Test
    void aRedirectWithoutThePathStillShowsTheShopsAddress() {
        site.magento2At("/");
        plainRedirectsToSafe("/");

        DetectedShop shop = client(plain()).detect();

        assertThat(shop.baseUrl()).isEqualTo(safe());
        assertThat(site.withCredentials())
                .isNotEmpty()
                .allMatch(request -> request.getScheme().equals("https"));
    }

    @Test
    void aShopThatStaysInClearGetsNoCredentials() {
        site.magento2At("/");

        DetectedShop shop = client(plain()).detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.UNTRIED);
        assertThat(shop.describe()).contains("credentials: not sent").contains("plain http");
        assertThat(site.withCredentials()).isEmpty();
    }

    @Test
    void aShopInClearGetsThemIfThatIsAllowed() {
        site.magento2At("/");

        assertThat(client(plain()).allowPlainHttp().detect().credentials()).isEqualTo(CredentialCheck.ACCEPTED);
    }

    @Test
    void anotherHostIsNamedButNotFollowed() {
        other.magento2At("/");
        String elsewhere = "http://www." + HOST + ":" + other.server().port() + "/magento_version";
        site.server().stubFor(get(anyUrl()).atPriority(1).willReturn(temporaryRedirect(elsewhere)));

        DetectedShop shop = client(plain()).allowPlainHttp().detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe()).contains("redirects to " + elsewhere + ", which was not followed");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void aShopThatCannotBeReachedIsAFindingToo() {
        String gone = site.url();
        site.server().stop();

        DetectedShop shop = client(gone).detect();

        assertThat(shop.generation()).isEqualTo(Generation.UNKNOWN);
        assertThat(shop.describe()).contains("no connection to " + gone);
    }

    @Test
    void aMagento1WithOnlyRestReachableIsReported() {
        site.shopAt("/");
        for (String path : new String[] {RecordedSite.XML_RPC, RecordedSite.SOAP_V1, RecordedSite.SOAP_V2}) {
            site.gets("/" + path, html(403, "Forbidden"));
        }

        DetectedShop shop = client(site.url()).detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_1);
        assertThat(site.withCredentials()).isEmpty();
    }
}
