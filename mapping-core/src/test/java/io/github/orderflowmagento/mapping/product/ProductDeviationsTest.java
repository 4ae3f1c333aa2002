package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Recorded;

import static org.assertj.core.api.Assertions.assertThat;

/** Differences from the extension in sending products. Each test has a row in differences.md. */
class ProductDeviationsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:50:00Z");

    private static final Product MUG = Recorded.product("product-info-simple");

    @Test
    void h16ZeroPriceAndZeroWeightAreSent() {
        Product sample = Recorded.product("product-info-zero-price");

        assertThat(properties(sample))
                .containsEntry("priceNet", "0")
                .containsEntry("priceGross", "0")
                .containsEntry("weight", "0");
    }

    @Test
    void h16NotSellableIsSent() {
        StockItem none = StockItem.builder()
                .productId(MUG.productId())
                .sku(MUG.sku())
                .quantity(BigDecimal.ZERO)
                .isInStock(false)
                .build();
        Product outOfStock = Product.builder().from(MUG).stockItem(none).build();

        assertThat(properties(outOfStock)).containsEntry("sellable", "0");
    }

    @Test
    void sellableIsAbsentIfTheStockIsNotKnown() {
        assertThat(MUG.stockItem()).isEmpty();
        assertThat(properties(MUG)).doesNotContainKey("sellable");
    }

    @Test
    void sellableIsAbsentIfItIsNotKnownWhetherWhatIsInStockIsEnabled() {
        StockItem some = StockItem.builder()
                .productId(MUG.productId())
                .sku(MUG.sku())
                .quantity(BigDecimal.TEN)
                .isInStock(true)
                .build();
        Product ofNoStatus = Product.builder()
                .from(MUG)
                .status(Optional.empty())
                .stockItem(some)
                .build();
        Product sold = Product.builder().from(ofNoStatus).status(1).build();

        assertThat(properties(ofNoStatus)).doesNotContainKey("sellable");
        assertThat(properties(sold)).containsEntry("sellable", "1");
    }

    @Test
    void imageIsTheOriginal() {
        String original = "https://shop.example/media/catalog/product/m/u/mug.jpg";
        Product pictured = Product.builder()
                .from(MUG)
                .addImages(image("https://shop.example/media/catalog/product/b/a/back.jpg"))
                .addImages(image(original, "image", "small_image"))
                .build();

        assertThat(properties(pictured)).containsEntry("imageReference", original);
        assertThat(properties(MUG)).doesNotContainKey("imageReference");
    }

    @Test
    void aNameOfMoreThan120CharactersIsCut() {
        Product talkative = Product.builder().from(MUG).name("Mug".repeat(50)).build();
        List<MappingWarning> warnings = new ArrayList<>();

        Map<String, String> properties =
                ProductMapping.standard().map(talkative, NOW, warnings::add).properties();

        assertThat(properties.get("description")).hasSize(120).startsWith("MugMug");
        assertThat(warnings).extracting(MappingWarning::summary).containsExactly("description cut to 120 characters");
    }

    @Test
    void aChoiceIsSentByLabel() {
        Product stored = Product.builder()
                .from(MUG)
                .fields(Fields.of(Map.of("physical_storage_types", "3,4")))
                .build();
        AttributeOptions types = AttributeOptions.builder()
                .attributeCode("physical_storage_types")
                .putOptions("3", "Shelf")
                .putOptions("4", "Cold room")
                .build();

        assertThat(ProductMapping.standard()
                        .map(stored, NOW, Map.of(types.attributeCode(), types), warning -> {})
                        .properties())
                .containsEntry("physicalStorageTypes", "Shelf, Cold room");
    }

    private static ProductImage image(String url, String... types) {
        return ProductImage.builder().url(url).addTypes(types).build();
    }

    private static Map<String, String> properties(Product product) {
        return ProductMapping.standard().map(product, NOW).properties();
    }
}
