package io.github.orderflowmagento.magento;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.ShopVersion;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.Magento2Shop.CREDENTIALS;
import static io.github.orderflowmagento.magento.RecordedSite.html;
import static org.assertj.core.api.Assertions.assertThat;

/** Mage-OS is a Magento 2 that calls itself by another name and counts its versions anew: as its sources print them. */
class MageOsDetectionTest {
    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    private DetectedShop detected() {
        return MagentoClient.magento2().baseUrl(site.url()).oauth(CREDENTIALS).detect();
    }

    private static ResponseDefinitionBuilder page(String type, String body) {
        return aResponse().withHeader("Content-Type", type).withBody(body);
    }

    @Test
    void itsVersionPageSaysItsOwnVersion() {
        site.magento2At("/");
        site.gets("/magento_version", page("text/html; charset=UTF-8", "Mage-OS/1.3 (Community)"));

        DetectedShop shop = detected();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.version()).hasToString("Optional[Mage-OS Community 1.3]");
        assertThat(shop.version()).map(ShopVersion::product).contains("Mage-OS");
    }

    @Test
    void theDescriptionOfItsRestSaysTheMagentoThatItIsBasedOn() {
        site.magento2At("/");
        site.gets("/magento_version", html(404, "Not Found"));
        site.gets(
                "/rest/all/schema?services=storeStoreRepositoryV1",
                page(
                        "application/json",
                        "{\"swagger\":\"2.0\",\"info\":{\"version\":\"2.4.7-p3\",\"title\":\"Mage-OS Community\"}}"));

        assertThat(detected().version()).hasToString("Optional[Mage-OS Community 2.4.7-p3]");
    }

    @Test
    void aVersionOfNoMagento2IsNotTakenForOne() {
        site.magento2At("/");
        site.gets("/magento_version", page("text/html; charset=UTF-8", "Magento/1.9 (Community)"));

        assertThat(detected().version()).isEmpty();
    }
}
