package io.github.orderflowmagento.magento;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Product;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Stock of a Magento 2, with sources and without. */
class Magento2StockTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @Test
    void aRecordThatAShopWithoutSourcesMakesUpIsNone() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_CatalogInventory\"]"));
        recorded.answers("stockItems/P-1", recorded("faults/stockitem-get-product-without-stock-item"));

        assertThat(recorded.shop()
                        .stock()
                        .read(List.of("P-1"), "default")
                        .get(0)
                        .failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class);
    }

    @Test
    void aProductOfWhichThereIsNoneComesWithoutStock() {
        recorded.answers("modules", json("[\"Magento_Store\",\"Magento_CatalogInventory\"]"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("products", listOfRecorded("products/full-mug-001"));
        recorded.answers("stockItems/MUG-001", recorded("faults/stockitem-get-product-without-stock-item"));

        Product mug =
                recorded.shop().products().details(List.of("MUG-001")).get(0).orThrow();

        assertThat(mug.stockItem()).isEmpty();
        assertThat(mug.stockProblem()).isEmpty();
    }

    @Test
    void aListOfModulesWithoutNamesIsNoShopWithoutSources() {
        recorded.answers("modules", json("[{\"name\":\"Magento_InventoryApi\"}]"));

        assertThatThrownBy(() -> recorded.shop().stock().keeping())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("names no module");
    }

    @Test
    void aSourceInAnotherSpellingIsToldInTheShops() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":100,\"status\":1}"));

        assertThatThrownBy(() -> recorded.shop()
                        .stock()
                        .read(List.of("MUG-001"), "Default")
                        .get(0)
                        .orThrow())
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("no source 'Default', but one 'default': name it in this spelling");
    }
}
