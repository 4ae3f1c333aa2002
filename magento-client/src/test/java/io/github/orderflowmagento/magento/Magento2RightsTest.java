package io.github.orderflowmagento.magento;

import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.detect.Permission;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.Purpose;
import io.github.orderflowmagento.magento.model.Product;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Rights that credentials of a Magento 2 lack, each of which costs what takes it. */
class Magento2RightsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static ResponseDefinitionBuilder noRight(String right) {
        return json("{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                        + right + "\"}}")
                .withStatus(401);
    }

    private Product mug() {
        return recorded.shop().products().details(List.of("MUG-001")).get(0).orThrow();
    }

    private void products(String modules) {
        recorded.answers("modules", json(modules));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("products", listOfRecorded("products/full-mug-001"));
    }

    @Test
    void productExportNeedsTheRightToReadProducts() {
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/V1/store/storeConfigs"))
                        .willReturn(noRight("Magento_Backend::store")));
        products("[\"Magento_Store\",\"Magento_InventoryApi\"]");
        recorded.answers("inventory/source-items", noRight("Magento_InventoryApi::source"));
        for (String path : List.of(
                "products/attributes",
                "orders",
                "shipments",
                "inventory/sources",
                "inventory/stocks",
                "inventory/stock-source-links")) {
            recorded.answers(path, listOf());
        }
        recorded.answers("store/storeViews", recorded("store/storeViews"));

        assertThat(recorded.connect().detect().permissions())
                .contains(new Permission(
                        Purpose.PRODUCT_EXPORT,
                        "read stock of sources",
                        "Magento_InventoryApi::source",
                        Presence.ABSENT));
    }

    @Test
    void withoutSourcesItIsTheRightToTheStockOfAllProducts() {
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/V1/store/storeConfigs"))
                        .willReturn(noRight("Magento_Backend::store")));
        products("[\"Magento_Store\",\"Magento_CatalogInventory\"]");
        recorded.answers("stockItems/MUG-001", noRight("Magento_CatalogInventory::cataloginventory"));

        assertThat(recorded.connect().detect().permissions())
                .contains(new Permission(
                        Purpose.PRODUCT_EXPORT,
                        "read stock",
                        "Magento_CatalogInventory::cataloginventory",
                        Presence.ABSENT));
    }

    @Test
    void aProductWhoseStockMayNotBeReadSaysWhichRightIsMissing() {
        products("[\"Magento_Store\",\"Magento_InventoryApi\"]");
        recorded.answers("inventory/source-items", noRight("Magento_InventoryApi::source"));

        assertThat(mug().stockItem()).isEmpty();
        assertThat(mug().stockProblem().orElseThrow())
                .contains("grant the integration the resource Magento_InventoryApi::source");
    }

    @Test
    void norMayItWithoutSources() {
        products("[\"Magento_Store\",\"Magento_CatalogInventory\"]");
        recorded.answers("stockItems/MUG-001", noRight("Magento_CatalogInventory::cataloginventory"));

        assertThat(mug().stockItem()).isEmpty();
        assertThat(mug().stockProblem().orElseThrow()).contains("Magento_CatalogInventory::cataloginventory");
    }

    @Test
    void aStockThatCannotBeReadForTheMomentIsTheFailureOfItsProduct() {
        products("[\"Magento_Store\",\"Magento_CatalogInventory\"]");
        recorded.answers(
                "stockItems/MUG-001", json("{\"message\":\"Internal Error\"}").withStatus(500));
        recorded.answers("store/storeViews", recorded("store/storeViews"));

        assertThat(recorded.shop().products().details(List.of("MUG-001")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void aRightThatIsDeniedOnceIsNotMissing() {
        products("[\"Magento_Store\",\"Magento_InventoryApi\"]");
        recorded.answers("inventory/source-items", sourceItem());
        deniedOnce("inventory/source-items", "Magento_InventoryApi::source");

        assertThat(mug().stockProblem()).isEmpty();
        assertThat(mug().stockItem()).isPresent();
    }

    @Test
    void aMissingRightCostsOneRepeatedRequest() {
        products("[\"Magento_Store\",\"Magento_InventoryApi\"]");
        recorded.answers("inventory/source-items", noRight("Magento_InventoryApi::source"));

        mug();
        mug();

        assertThat(recorded.requested())
                .filteredOn(request -> request.contains("source-items"))
                .hasSize(3);
    }

    @Test
    void anAddressThatIsBlockedIsNoMissingRight() {
        products("[\"Magento_Store\",\"Magento_InventoryApi\"]");
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("inventory/source-items", blocked());

        assertThat(recorded.shop().products().details(List.of("MUG-001")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotPermitted.class);
    }

    @Test
    void anOrderWithABundleFailsWhileProductsAreBlocked() {
        recorded.answers("orders", listOfRecorded("orders/full-bundle-dyn-sep"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("products", blocked());

        assertThat(recorded.shop().orders().details(List.of("000000014")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotPermitted.class);
    }

    private static ResponseDefinitionBuilder sourceItem() {
        return json(
                "{\"items\":[{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":3,\"status\":1}],\"total_count\":1}");
    }

    private static ResponseDefinitionBuilder blocked() {
        return aResponse()
                .withStatus(403)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body>Blocked</body></html>");
    }

    private void deniedOnce(String resource, String right) {
        recorded.server()
                .stubFor(get(urlPathEqualTo("/rest/all/V1/" + resource))
                        .inScenario(right)
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("granted")
                        .willReturn(noRight(right)));
    }
}
