package io.github.orderflowmagento.magento;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Permission;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.Purpose;

import static io.github.orderflowmagento.magento.Magento2DetectionTest.conclusion;
import static io.github.orderflowmagento.magento.Magento2DetectionTest.granted;
import static io.github.orderflowmagento.magento.Magento2Shop.CREDENTIALS;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Which rights the credentials for a Magento 2 are found to have. */
class Magento2DetectedRightsTest {
    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    private Magento2Builder client() {
        return MagentoClient.magento2().baseUrl(site.url()).oauth(CREDENTIALS);
    }

    static ResponseDefinitionBuilder refusal(String right) {
        return recorded("auth/acl-limited-fault-orders")
                .withBody(
                        "{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                                + right + "\"}}");
    }

    @Test
    void rightsShownByReadingAreReported() {
        site.magento2At("/");
        site.answers("/", "orders", recorded("auth/acl-limited-fault-orders"));
        site.answers("/", "inventory/source-items", recorded("auth/acl-limited-fault-sources"));

        DetectedShop shop = client().detect();

        assertThat(shop.permissions())
                .contains(
                        new Permission(
                                Purpose.PRODUCT_EXPORT, "read products", "Magento_Catalog::products", Presence.PRESENT),
                        new Permission(
                                Purpose.ORDER_EXPORT, "read orders", "Magento_Sales::actions_view", Presence.ABSENT),
                        new Permission(
                                Purpose.INVENTORY_UPDATE,
                                "read stock of sources",
                                "Magento_InventoryApi::source",
                                Presence.ABSENT));
        assertThat(conclusion(shop, "rights for order export"))
                .contains("missing: read orders (Magento_Sales::actions_view)");
    }

    @Test
    void aRightIsCalledAsTheShopCallsIt() {
        site.magento2At("/");
        site.answers("/", "orders", refusal("Magento_Sales::sales"));

        assertThat(client().detect().permissions())
                .contains(new Permission(
                        Purpose.SHIPMENT_NOTIFICATION, "read orders", "Magento_Sales::sales", Presence.ABSENT));
    }

    /** The resources that a shipment reads to find its source. */
    @ParameterizedTest
    @CsvSource({
        "inventory/sources, read sources, Magento_InventoryApi::source",
        "inventory/stocks, read stocks, Magento_InventoryApi::stock",
        "inventory/stock-source-links, read links of stocks to sources, Magento_InventoryApi::stock_source_link",
        "store/storeViews, read websites and store views, Magento_Backend::store"
    })
    void whoMayNotReadSourcesMayNotShip(String resource, String action, String right) {
        site.magento2At("/");
        assertThat(granted(client().detect(), Purpose.SHIPMENT_NOTIFICATION, action))
                .isEqualTo(Presence.PRESENT);
        site.answers("/", resource, refusal(right));

        assertThat(client().detect().permissions())
                .contains(new Permission(Purpose.SHIPMENT_NOTIFICATION, action, right, Presence.ABSENT));
    }

    @Test
    void aShopWithoutSourcesNeedsNoRightToThem() {
        site.magento2At("/");
        site.answers("/", "modules", json("[\"Magento_Store\",\"Magento_Catalog\"]"));

        assertThat(client().detect().permissions())
                .filteredOn(permission -> permission.purpose() == Purpose.SHIPMENT_NOTIFICATION)
                .extracting(Permission::action)
                .containsExactly("read orders", "read products", "read shipments", "ship orders");
    }

    @Test
    void aShipmentNeedsToKnowTheSourcesOfTheOrdersWebsite() {
        site.magento2At("/");
        site.answers("/", "inventory/stock-source-links", refusal("Magento_InventoryApi::stock_source_link"));

        DetectedShop shop = client().detect();

        assertThat(granted(shop, Purpose.SHIPMENT_NOTIFICATION, "read sources")).isEqualTo(Presence.PRESENT);
        assertThat(conclusion(shop, "rights for shipment notification"))
                .contains("missing: read links of stocks to sources (Magento_InventoryApi::stock_source_link)");
    }

    @Test
    void whatOnlyAWriteWouldShowIsNotTried() {
        site.magento2At("/");

        DetectedShop shop = client().detect();

        assertThat(granted(shop, Purpose.SHIPMENT_NOTIFICATION, "ship orders")).isEqualTo(Presence.UNKNOWN);
        assertThat(granted(shop, Purpose.INVENTORY_UPDATE, "write stock of sources"))
                .isEqualTo(Presence.UNKNOWN);
        assertThat(conclusion(shop, "rights for shipment notification"))
                .contains("only a write would show: ship orders (Magento_Sales::ship)");
        assertThat(site.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void aListThatIsNoAnswerToTheQuestionGrantsNothing() {
        site.magento2At("/");
        site.answers("/", "orders", json("[]"));

        assertThat(granted(client().detect(), Purpose.ORDER_EXPORT, "read orders"))
                .isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void aShopWithoutOrdersGrantsToReadThem() {
        site.magento2At("/");
        site.answers("/", "orders", json("{\"items\":null}"));

        assertThat(granted(client().detect(), Purpose.ORDER_EXPORT, "read orders"))
                .isEqualTo(Presence.PRESENT);
    }
}
