package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.StockItem;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Products of a Magento 2 with their images and stock, with the answers of a real one. */
class Magento2ProductsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void aShopWithSources() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("products", listOfRecorded("products/full-mug-001"));
    }

    private Answer<Product> mug() {
        return recorded.shop().products().details(List.of("MUG-001")).get(0);
    }

    @Test
    void aProductComesWithItsImagesAndStock() {
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":100,\"status\":1}"));

        Product mug = mug().orThrow();

        assertThat(mug.images())
                .extracting(ProductImage::url)
                .containsExactly(
                        "http://127.0.0.1:18082/media/catalog/product/m/u/mug-front.png",
                        "http://127.0.0.1:18082/media/catalog/product/m/u/mug-back.png");
        assertThat(mug.stockItem().map(StockItem::quantity)).contains(new BigDecimal("100"));
        assertThat(mug.fields().text("of_barcode")).contains("5012345678900");
    }

    @Test
    void aProductWithoutStockRecordComesWithoutStock() {
        recorded.answers("inventory/source-items", listOf());
        recorded.answers("inventory/sources/default", json("{\"source_code\":\"default\"}"));

        assertThat(mug().orThrow().stockItem()).isEmpty();
    }

    @Test
    void aStockRecordThatCannotBeReadIsTheFailureOfItsProduct() {
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":\"many\",\"status\":1}"));

        assertThat(mug().failure()).get().isInstanceOf(MagentoException.NotUnderstood.class);
    }

    @Test
    void stockOfAnotherSourceIsNotTakenForThatOfTheOneAskedFor() {
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"de_berlin\",\"quantity\":7,\"status\":1}"));

        assertThat(mug().failure())
                .get()
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("stock of another source");
    }
}
