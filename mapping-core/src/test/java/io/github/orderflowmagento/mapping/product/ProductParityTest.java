package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.Differences;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same products as the shop's web services give them, and as the extension sent them from inside the shop. The only
 * difference in what both know is {@code imageReference}: the extension sends the address of a resized image in the shop's
 * cache, of a placeholder if need be.
 */
class ProductParityTest {
    private static final Instant RECORDED_AT = Instant.parse("2026-11-23T04:50:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product-info-simple",
                "product-info-unicode",
                "product-info-markup-cdata",
                "product-info-japanese-emoji"
            })
    void aProductIsSentAsTheExtensionSentItButForTheImage(String recording) {
        Product product = inStock(Recorded.product(recording), true);
        ImportItem theirs = sentByTheExtension("product-export-batch", product.sku());

        ImportItem ours = ProductMapping.standard().map(product, RECORDED_AT);

        assertThat(Differences.between(theirs.properties(), ours.properties())).containsOnlyKeys("imageReference");
        assertThat(Differences.sharedNames(ours.properties(), theirs.properties()))
                .isEqualTo(Differences.sharedNames(theirs.properties(), ours.properties()));
        assertThat(ours.type()).isEqualTo(theirs.type());
        assertThat(ours.operation()).isEqualTo(theirs.operation());
    }

    /** In these documents the extension had not loaded name, barcode and weight of the products. */
    @ParameterizedTest
    @CsvSource({
        "product-info-out-of-stock, product-export-all-the-rest, false",
        "product-info-disabled, product-export-all-the-rest, true",
        "product-info-no-barcode, product-export-all-the-rest, true",
        "product-info-sku-markup-characters, product-export-with-failures-and-duplicates, true",
        "product-info-decimal-stock, product-export-all-the-rest, true",
        "product-info-long-description, product-export-all-the-rest, true",
        "product-info-two-websites, product-export-all-the-rest, true",
        "product-info-configurable-child, product-export-all-the-rest, true",
        "product-info-custom-option, product-export-all-the-rest, true",
        "product-info-ambiguous-sku-1-as-sku, product-export-all-the-rest, true"
    })
    void whatTheExtensionSentIsSentWithTheSameValueAndSomeMore(String recording, String document, boolean inStock) {
        Product product = inStock(Recorded.product(recording), inStock);
        Map<String, String> theirs = sentByTheExtension(document, product.sku()).properties();

        Map<String, String> ours =
                ProductMapping.standard().map(product, RECORDED_AT).properties();

        Map<String, String> differences = Differences.between(theirs, ours);
        assertThat(differences.remove("imageReference")).endsWith("→ absent");
        assertThat(differences.values()).allMatch(difference -> difference.startsWith("absent →"));
        assertThat(Set.of("description", "barcode", "weight", "weightUnits", "length", "width", "height", "sellable"))
                .containsAll(differences.keySet());
        boolean isSold = inStock && product.isEnabled().orElseThrow();
        assertThat(differences.get("sellable")).isEqualTo(isSold ? null : "absent → '0'");
        assertThat(Differences.sharedNames(ours, theirs)).isEqualTo(Differences.sharedNames(theirs, ours));
    }

    @Test
    void theAddressOfAnImageMayBeAsLongAsTheExtensionSendsIt() {
        Product recorded = Recorded.product("product-info-simple");
        String address = sentByTheExtension("product-export-batch", recorded.sku())
                .properties()
                .getOrDefault("imageReference", "");
        Product pictured = Product.builder()
                .from(recorded)
                .addImages(ProductImage.builder().url(address).build())
                .build();

        assertThat(address).hasSizeGreaterThan(120);
        assertThat(ProductMapping.standard().map(pictured, RECORDED_AT).properties())
                .containsEntry("imageReference", address);
    }

    /** As the extension's library declares them; no field of the recorded shop fills all. */
    @Test
    void everyPropertyHasItsPlaceInTheOrderOfTheExtension() {
        ProductMapping mapping = ProductMapping.standard().withTaxAdded(Map.of());

        assertThat(mapping.rules().targets())
                .containsExactly(
                        "externalReference",
                        "description",
                        "barcode",
                        "imageReference",
                        "weight",
                        "weightUnits",
                        "physicalStorageTypes",
                        "priceNet",
                        "sellable",
                        "priceGross",
                        "tax",
                        "taxCode",
                        "length",
                        "width",
                        "height",
                        "area",
                        "volume",
                        "magentoType");
    }

    /** The live comparison, which the recorded shop has no product for. */
    @ParameterizedTest
    @CsvSource({"12345.6789, 12345.68", "12.0050, 12.01", "12.5000, 12.5", "0.0040, 0"})
    void aPriceIsRoundedToTwoPlacesAsTheExtensionSendsIt(String price, String expected) {
        Product product = Product.builder()
                .from(Recorded.product("product-info-simple"))
                .price(new BigDecimal(price))
                .build();

        assertThat(ProductMapping.standard().map(product, RECORDED_AT).properties())
                .containsEntry("priceNet", expected)
                .containsEntry("priceGross", expected);
    }

    private static Product inStock(Product recorded, boolean inStock) {
        return Product.builder()
                .from(recorded)
                .stockItem(StockItem.builder()
                        .productId(recorded.productId())
                        .sku(recorded.sku())
                        .quantity(new BigDecimal("10"))
                        .isInStock(inStock)
                        .build())
                .build();
    }

    private static ImportItem sentByTheExtension(String document, String sku) {
        return Recorded.imports(document).stream()
                .filter(item -> item.externalReference().equals(sku))
                .findFirst()
                .orElseThrow();
    }
}
