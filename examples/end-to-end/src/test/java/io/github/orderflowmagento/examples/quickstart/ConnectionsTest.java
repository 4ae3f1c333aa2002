package io.github.orderflowmagento.examples.quickstart;

import java.util.Map;
import java.util.Properties;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;

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
    void anUnknownWebServiceIsRefusedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.shop(settingsOfAShop("soap")))
                .withMessageContainingAll("magento.webService", "'soap'", "XML_RPC", "SOAP_V2_WSI");
    }
}
