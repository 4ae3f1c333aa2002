package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.ItemOption;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.Reconciliation;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.Allocation;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The mapping that serves Magento 1 finds in the orders and products of a recorded Magento 2 what it looks for. */
class OneMappingForBothGenerationsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final OrderMapping STANDARD = OrderMapping.standard();

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    private Order order(String name) {
        String body = body("orders/" + name);
        JsonNode order = RecordedMagento2.tree("orders/" + name);
        recorded.answers("orders", listOf(body));
        recorded.answers("orders/" + order.path("entity_id").asText(), body);
        return recorded.shop()
                .orders()
                .details(List.of(order.path("increment_id").asText()))
                .get(0)
                .orThrow();
    }

    private Product product(String name, String sku) {
        recorded.answers("products", listOf(body("products/" + name)));
        return recorded.shop().products().details(List.of(sku)).get(0).orThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "full-plain-guest, ''",
        "full-two-lines, ''",
        "full-configurable, ''",
        "full-bundle-dyn-tog, full-bnd-dyn-tog",
        "full-bundle-dyn-sep, full-bnd-dyn-sep",
        "full-bundle-fix-tog, full-bnd-fix-tog",
        "full-bundle-fix-sep, full-bnd-fix-sep",
        "full-grouped, ''",
        "full-gift-message-order, ''",
        "full-fr-store-eur, ''",
        "full-fr-3-street-lines-coupon, ''",
        "full-coupon-percent, ''",
        "full-coupon-fixed-cart, ''",
        "full-de-store-tax-incl, ''",
        "full-de-coupon-fixed, ''",
        "full-custom-options-differ, ''",
        "full-st-partial-refund, ''",
        "full-thirty-lines, ''"
    })
    void theLinesOfAnOrderAndItsShippingAreItsTotal(String name, String bundle) {
        if (!bundle.isEmpty()) {
            recorded.answers("products", listOf(body("products/" + bundle)));
        }
        Order order = order(name);

        for (OrderMapping mapping : List.of(
                STANDARD,
                STANDARD.withDiscountedLines(),
                STANDARD.inBaseCurrency(),
                STANDARD.inBaseCurrency().withDiscountedLines())) {
            Reconciliation reconciliation =
                    mapping.reconcile(order, mapping.map(order, NOW)).orElseThrow();
            assertThat(reconciliation.warning()).isEmpty();
            assertThat(reconciliation.total()).isPositive();
        }
    }

    @Test
    void anEngravedItemIsSentUnderTheProductsSkuAndShipped() {
        recorded.answers("products", listOf(body("products/full-custopt-1")));
        Order order = order("full-custom-options-same-sku-twice");
        OrderMapping mapping = STANDARD.withProductSkus()
                .with(
                        OrderPart.LINE,
                        Rule.optional(
                                "engraving",
                                "chosen option Engraving",
                                line -> line.item().selectedOptions().stream()
                                        .filter(option -> option.label().equals("Engraving"))
                                        .map(ItemOption::value)
                                        .findFirst()));

        assertThat(mapping.map(order, NOW).properties())
                .containsEntry("orderLine.1.product.externalReference", "CUSTOPT-1")
                .containsEntry("orderLine.1.engraving", "HELLO")
                .containsEntry("orderLine.2.product.externalReference", "CUSTOPT-1")
                .containsEntry("orderLine.2.engraving", "ÜBER & <x>");
        Allocation allocation = Allocation.of(
                order,
                List.of(DespatchLine.builder()
                        .externalReference("CUSTOPT-1")
                        .quantity(new BigDecimal("3"))
                        .build()),
                mapping);
        assertThat(allocation.isComplete()).isTrue();
        assertThat(allocation.items()).isEqualTo(Map.of(70L, BigDecimal.ONE, 71L, new BigDecimal("2")));
    }

    @Test
    void aRuleThatReadsAnUnknownEngravingRefusesTheOrder() {
        Order order = order("full-custom-options-same-sku-twice");
        OrderMapping mapping = STANDARD.with(
                OrderPart.LINE,
                Rule.optional(
                        "engraving",
                        "chosen options",
                        line -> line.item().selectedOptions().stream()
                                .map(ItemOption::value)
                                .findFirst()));

        assertThat(STANDARD.map(order, NOW).properties())
                .containsEntry("orderLine.1.product.externalReference", "CUSTOPT-1-ENGR-BLK");
        assertThatThrownBy(() -> mapping.map(order, NOW))
                .hasMessageContaining("what the customer chose for row 70")
                .hasMessageContaining("unknown");
    }

    @Test
    void aVirtualRowIsMissingFromTheLinesAndTheWarningSaysSo() {
        Order order = order("full-virtual-and-simple");

        assertThat(STANDARD.reconcile(order, STANDARD.map(order, NOW))
                        .orElseThrow()
                        .warning())
                .hasValueSatisfying(
                        warning -> assertThat(warning).endsWith("72.00 differ, 72.00 of the rows in no line"));
    }

    @Test
    void theAddressGoesIntoLinesInTheOrderInWhichItStands() {
        assertThat(STANDARD.map(order("full-fr-3-street-lines-coupon"), NOW).properties())
                .containsEntry("deliveryAddressLine1", "12 rue de l’Église")
                .containsEntry("deliveryAddressLine2", "Bâtiment B")
                .containsEntry("deliveryAddressLine3", "3e étage")
                .containsEntry("deliveryAddressLine4", "Orléans")
                .containsEntry("deliveryPostCode", "45000")
                .containsEntry("deliveryCountryCode", "FR")
                .containsEntry("currency", "EUR")
                .containsEntry("shipment.deliverySuggestionCode", "flatrate_flatrate");
    }

    @Test
    void aLineOfAConfigurableIsItsVariantAtThePriceOfTheParent() {
        assertThat(STANDARD.map(order("full-configurable"), NOW).properties())
                .containsEntry("orderLine.1.product.externalReference", "TEE-RED-M")
                .containsEntry("orderLine.1.quantity", "2")
                .containsEntry("orderLine.1.totalPriceNet", "36")
                .doesNotContainKey("orderLine.2.product.externalReference");
    }

    @ParameterizedTest
    @CsvSource({"full-bundle-dyn-tog, full-bnd-dyn-tog", "full-bundle-dyn-sep, full-bnd-dyn-sep"})
    void theLinesOfABundleAreItsParts(String name, String bundle) {
        recorded.answers("products", listOf(body("products/" + bundle)));

        assertThat(STANDARD.map(order(name), NOW).properties())
                .containsEntry("orderLine.1.product.externalReference", "PLAIN-1")
                .containsEntry("orderLine.2.product.externalReference", "PLAIN-2")
                .containsEntry("orderLine.3.product.externalReference", "MUG-001")
                .doesNotContainKey("orderLine.4.product.externalReference");
    }

    /** It could not be shipped. */
    @Test
    void aBundleWhoseProductIsGoneIsRejectedByName() {
        Order order = order("full-bundle-dyn-sep");

        assertThatThrownBy(() -> STANDARD.map(order, NOW))
                .hasMessageContaining("unknown whether the bundle's parts ship separately");
    }

    @Test
    void aGiftMessageIsSentToTheWarehouse() {
        assertThat(STANDARD.withGiftMessages()
                        .map(order("full-gift-message-order"), NOW)
                        .properties()
                        .values())
                .anyMatch(value -> value.contains("Happy birthday!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-addresses", "without-shipping-address"})
    void anOrderOfGoodsWithoutAnAddressIsRejectedByName(String fault) {
        Order order = order("../faults/order-" + fault);

        assertThatThrownBy(() -> STANDARD.map(order, NOW)).hasMessageContaining(order.incrementId());
    }

    @Test
    void aProductSaysTheSameUnderTheSameNames() {
        Product mug = product("full-mug-001", "MUG-001");

        assertThat(ProductMapping.standard().map(mug, NOW).properties())
                .containsEntry("externalReference", "MUG-001")
                .containsEntry("description", "Mug „Größe L“ – blue & white <b>")
                .containsEntry("weight", "0.35")
                .containsEntry("priceNet", "12.5")
                .containsEntry("magentoType", "simple")
                .hasEntrySatisfying(
                        "imageReference", url -> assertThat(url).endsWith("/media/catalog/product/m/u/mug-front.png"));
        assertThat(ProductMapping.standard()
                        .withField("barcode", "of_barcode")
                        .map(mug, NOW)
                        .properties())
                .containsEntry("barcode", mug.fields().text("of_barcode").orElseThrow());
    }

    @Test
    void aProductWithoutAWeightIsSentWithoutOne() {
        Product product = product("full-noweight-1", "NOWEIGHT-1");

        assertThat(product.fields().isNull("weight")).isTrue();
        assertThat(ProductMapping.standard().map(product, NOW).properties())
                .containsEntry("externalReference", "NOWEIGHT-1")
                .doesNotContainKey("weight");
    }
}
