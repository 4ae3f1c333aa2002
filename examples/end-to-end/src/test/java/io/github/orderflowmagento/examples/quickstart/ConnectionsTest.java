package io.github.orderflowmagento.examples.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From settings to a connection. */
class ConnectionsTest {
    @RegisterExtension
    static final WireMockExtension SHOP = WireMockExtension.newInstance().build();

    private static Settings settings(Map<String, String> environment) {
        return new Settings(new Properties(), environment);
    }

    private static Settings settingsOfAShop(String webService) {
        return settings(Map.of(
                "MAGENTO_URL",
                requireNonNull(SHOP.baseUrl()),
                "MAGENTO_USER",
                "orderflow",
                "MAGENTO_API_KEY",
                "key",
                "MAGENTO_WEB_SERVICE",
                webService));
    }

    @Test
    void withoutAUrlThereIsNoShop() {
        assertThat(Connections.shop(settings(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"xml_rpc, /api/xmlrpc", "soap_v1, /api/soap", "SOAP_V2, /api/v2_soap"})
    void theWebServiceOfTheSettingsIsAsked(String webService, String path) {
        try (Magento shop = Connections.shop(settingsOfAShop(webService)).orElseThrow()) {
            assertThatThrownBy(() -> shop.stores().views()).isInstanceOf(MagentoException.NotUnderstood.class);
        }

        SHOP.verify(postRequestedFor(urlPathMatching(path + "/?")));
    }

    @Test
    void anUnknownWebServiceIsRejectedWithTheValidOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(settingsOfAShop("soap")))
                .withMessageContainingAll("magento.webService", "'soap'", "XML_RPC", "SOAP_V2_WSI");
    }

    @Test
    void theFourValuesOfAnIntegrationSignRequestsToAMagento2() {
        Map<String, String> settings = Map.of(
                "MAGENTO_URL",
                requireNonNull(SHOP.baseUrl()),
                "MAGENTO_CONSUMER_KEY",
                "ck",
                "MAGENTO_CONSUMER_SECRET",
                "cs",
                "MAGENTO_TOKEN",
                "at",
                "MAGENTO_TOKEN_SECRET",
                "as");

        assertThat(authorization(settings)).startsWith("OAuth ").contains("\"ck\"", "\"at\"");
    }

    @Test
    void aBearerTokenIsSentToAMagento2AsItIs() {
        Map<String, String> settings = Map.of("MAGENTO_URL", requireNonNull(SHOP.baseUrl()), "MAGENTO_BEARER", "at");

        assertThat(authorization(settings)).isEqualTo("Bearer at");
    }

    /** With which the store views of a Magento 2 are requested. */
    private static String authorization(Map<String, String> environment) {
        SHOP.resetRequests();
        try (Magento shop = Connections.shop(settings(environment)).orElseThrow()) {
            assertThatThrownBy(() -> shop.stores().views()).isInstanceOf(MagentoException.class);
        }
        List<LoggedRequest> requests = SHOP.findAll(getRequestedFor(urlPathMatching("/rest/.*")));
        assertThat(requests).isNotEmpty();
        return requests.get(0).getHeader("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "magento.user, magento.apiKey, MAGENTO_API_KEY",
        "magento.consumerKey, magento.consumerSecret, MAGENTO_CONSUMER_SECRET",
        "magento.token, magento.consumerKey, MAGENTO_CONSUMER_KEY"
    })
    void halfOfTheCredentialsIsRefusedWithWhatIsMissing(String set, String missing, String variable) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(properties("magento.url", "https://shop.example/", set, "x-1")))
                .withMessageContainingAll(missing + " is missing", variable)
                .withMessageNotContaining("x-1");
    }

    @Test
    void credentialsOfBothGenerationsAreRejectedByTheirNames() {
        Settings both =
                properties("magento.url", "https://shop.example/", "magento.user", "x-1", "magento.consumerKey", "x-2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(both))
                .withMessageStartingWith("magento.user, magento.consumerKey do not belong together: set ")
                .withMessageContainingAll("magento.user and magento.apiKey (Magento 1)", "magento.bearer (Magento 2)")
                .withMessageNotContaining("x-");
    }

    @Test
    void aUrlWithoutCredentialsIsRefusedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(properties("magento.url", "https://shop.example/")))
                .withMessage("the shop's credentials are missing: set magento.user and magento.apiKey (Magento 1), or"
                        + " magento.consumerKey and magento.consumerSecret and magento.token and magento.tokenSecret"
                        + " (Magento 2), or magento.bearer (Magento 2)");
    }

    @Test
    void credentialsWithoutAUrlAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(properties("magento.bearer", "x-1")))
                .withMessageStartingWith("magento.url is missing");
    }

    @Test
    void aWebServiceIsNoSettingOfAMagento2() {
        Settings settings = properties(
                "magento.url", "https://shop.example/", "magento.bearer", "x-1", "magento.webService", "soap_v1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(settings))
                .withMessageContaining("magento.webService is for a Magento 1");
    }

    private static Settings properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Settings(properties, Map.of());
    }
}
