package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.mapping.Recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProductSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aRecordedSpecialPriceWithoutAnEndCountsToday() {
        Product sale = Recorded.product("product-info-special-price");

        assertThat(sale.price()).contains(new BigDecimal("50.0000"));
        assertThat(ProductSource.of(sale, NOW).finalPrice()).contains(new BigDecimal("35.5000"));
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-11-22T23:59:59Z, 10",
        "2026-11-23T00:00:00Z, 8",
        "2026-11-24T23:59:59Z, 8",
        "2026-11-25T00:00:00Z, 10"
    })
    void aSpecialPriceCountsOnItsDaysInUtc(Instant at, BigDecimal expected) {
        Product product = product()
                .price(new BigDecimal("10"))
                .specialPrice(new BigDecimal("8"))
                .specialFromDate(LocalDate.parse("2026-11-23"))
                .specialToDate(LocalDate.parse("2026-11-24"))
                .build();

        assertThat(ProductSource.of(product, at).finalPrice()).contains(expected);
    }

    @Test
    void aSpecialPriceWithoutDaysAlwaysCounts() {
        Product product = product()
                .price(new BigDecimal("10"))
                .specialPrice(new BigDecimal("8"))
                .build();

        assertThat(ProductSource.of(product, NOW).finalPrice()).contains(new BigDecimal("8"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "special_to_date, 01.11.2026 00:00:00, 10",
        "special_to_date, 0000-00-00 00:00:00, 8",
        "special_to_date, '', 8",
        "special_from_date, 01.11.2026 00:00:00, 10",
        "special_from_date, 0000-00-00 00:00:00, 8"
    })
    void aSpecialPriceWhoseDaysCannotBeReadDoesNotCount(String field, String day, BigDecimal expected) {
        Product product = Product.of(Fields.of(Map.of(
                "product_id", 1, "sku", "MUG", "type", "simple", "price", "10", "special_price", "8", field, day)));

        assertThat(ProductSource.of(product, NOW).finalPrice()).contains(expected);
    }

    @Test
    void aSpecialPriceAboveThePriceIsIgnored() {
        Product product = product()
                .price(new BigDecimal("10"))
                .specialPrice(new BigDecimal("12"))
                .build();

        assertThat(ProductSource.of(product, NOW).finalPrice()).contains(new BigDecimal("10"));
    }

    @Test
    void aProductWithoutPricesHasNone() {
        assertThat(ProductSource.of(product().build(), NOW).finalPrice()).isEmpty();
    }

    @Test
    void theFirstImageStandsInForAMissingSmallImage() {
        Product product = product()
                .addImages(
                        ProductImage.builder().url("https://shop.example/1.jpg").build())
                .addImages(
                        ProductImage.builder().url("https://shop.example/2.jpg").build())
                .build();

        assertThat(ProductSource.of(product, NOW).imageUrl()).isEqualTo(Optional.of("https://shop.example/1.jpg"));
    }

    @Test
    void withoutTheRightToReadStockSellableIsUnknown() {
        Product product = product()
                .status(Product.ENABLED)
                .stockProblem("grant Magento_InventoryApi::source")
                .build();

        assertThatThrownBy(ProductSource.of(product, NOW)::isSellable)
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field stock: could not be read: grant Magento_InventoryApi::source");
    }

    private static Product.Builder product() {
        return Product.builder().productId(1).sku("MUG-001").typeId("simple");
    }
}
