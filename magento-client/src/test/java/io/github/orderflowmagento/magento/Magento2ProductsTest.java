package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

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
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
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
    void stockOfAnotherSourceIsNotUsed() {
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

    private Product altered(UnaryOperator<String> change) {
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":100,\"status\":1}"));
        recorded.answers(
                "products",
                listOf(change.apply(recording("products/full-mug-001").responseText())));
        return mug().orThrow();
    }

    private List<String> imagesWithFirst(String file) {
        return altered(product -> product.replaceFirst("\"file\":\"[^\"]*\"", "\"file\":" + file)).images().stream()
                .map(ProductImage::url)
                .toList();
    }

    @Test
    void anImageWithoutAFileIsLeftOut() {
        assertThat(imagesWithFirst("null"))
                .containsExactly("http://127.0.0.1:18082/media/catalog/product/m/u/mug-back.png");
    }

    @Test
    void anImageAtAnotherAddressKeepsIt() {
        assertThat(imagesWithFirst("\"https://cdn.example.com/a.jpg\"")).contains("https://cdn.example.com/a.jpg");
    }

    @Test
    void theAddressOfAnImageIsEscaped() {
        assertThat(imagesWithFirst("\"/g/r/gr\u00fcn bild.jpg\""))
                .contains("http://127.0.0.1:18082/media/catalog/product/g/r/gr%C3%BCn%20bild.jpg");
    }

    @Test
    void aCustomAttributeCalledLikeACoreFieldDoesNotTakeItsPlace() {
        Product mug = altered(
                product -> product.replace(
                        "\"custom_attributes\":[",
                        "\"custom_attributes\":[{\"attribute_code\":\"sku\",\"value\":\"OTHER\"},{\"attribute_code\":\"price\",\"value\":\"0.01\"},"
                                + "{\"attribute_code\":\"type\",\"value\":\"virtual\"},{\"attribute_code\":\"websites\",\"value\":[\"9\"]},"));

        assertThat(mug.sku()).isEqualTo("MUG-001");
        assertThat(mug.fields().text("price")).contains("12.5");
        assertThat(mug.typeId()).isEqualTo("simple");
        assertThat(mug.websiteIds().orElseThrow()).isNotEmpty().doesNotContain(9L);
    }
}
