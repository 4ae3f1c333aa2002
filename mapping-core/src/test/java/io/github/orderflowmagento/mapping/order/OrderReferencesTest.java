package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.shipment.Allocation;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** References of orders and products at OrderFlow map back to the shop's. */
class OrderReferencesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final OrderMapping STANDARD = OrderMapping.standard();
    private static final OrderMapping PREFIXED = STANDARD.withSkus(ReferenceMapping.prefixed("AB-"));
    private static final Order MUG = orderOf(row(1, "simple", "MUG-001", "2").build());

    @Test
    void theLineNamesTheProductByItsReference() {
        assertThat(PREFIXED.map(MUG, NOON).properties())
                .containsEntry("orderLine.1.product.externalReference", "AB-MUG-001");
    }

    @Test
    void aRuleThatChangesTheSkuOfAPlainRowIsRejectedWithTheAdvice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.change(
                        OrderPart.LINE,
                        rules -> rules.with(Rule.always(
                                "product.externalReference",
                                "prefixed",
                                line -> "AB-" + line.item().sku().orElseThrow()))))
                .withMessage(
                        "order lines: the rule for product.externalReference gives 'AB-Mug1' for a row of SKU 'Mug1',"
                                + " but the product is exported as 'Mug1', and its stock could not be converted back: keep the rule, and call OrderMapping.withSkus, ProductMapping.withSkus and InventoryMapping.withSkus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'AB-' + sku", "ean", "gtin | sku"})
    void aFileWithARuleForTheProductOfALineIsRejectedByLine(String value) {
        assertThatExceptionOfType(InvalidMappingFileException.class)
                .isThrownBy(() ->
                        MappingFile.properties("m.properties", "\norderLine.product.externalReference = " + value))
                .withMessage(
                        "m.properties:2: orderLine.product.externalReference: OrderFlow sends references back, and a line of a file cannot convert them: remove it and call"
                                + " OrderMapping.withSkus in Java");
    }

    @Test
    void aRuleThatFoldsCaseIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.change(
                        OrderPart.LINE,
                        rules -> rules.decorate(
                                "product.externalReference",
                                rule -> rule.map("in capitals", sku -> sku.toUpperCase(Locale.ROOT)))))
                .withMessageContaining("OrderMapping.withSkus");
    }

    @Test
    void aLineMayNameAnotherProductOfTheShop() {
        OrderMapping withoutOption = PREFIXED.change(
                OrderPart.LINE,
                rules -> rules.decorate(
                        "product.externalReference",
                        rule -> rule.map("without the option's", sku -> sku.replaceFirst("-engraved$", ""))));
        Order order = orderOf(row(1, "simple", "MUG-001-engraved", "1").build());

        assertThat(withoutOption.map(order, NOON).properties())
                .containsEntry("orderLine.1.product.externalReference", "AB-MUG-001");
    }

    @Test
    void aTableOfSkusTakesARuleThatNamesItsReferences() {
        Map<String, String> table = Map.of("MUG-001", "4711");
        Map<String, String> back = Map.of("4711", "MUG-001");
        OrderMapping byTable = STANDARD.withSkus(ReferenceMapping.of(
                "by table",
                sku -> table.getOrDefault(sku, "unknown"),
                reference -> Optional.ofNullable(back.get(reference))));
        OrderMapping withoutOption = byTable.change(
                OrderPart.LINE,
                rules -> rules.with(Rule.always(
                        "product.externalReference",
                        "sku without the option's, by table",
                        line -> table.getOrDefault(
                                line.item().sku().orElseThrow().replaceFirst("-engraved$", ""), "unknown"))));
        Order order = orderOf(row(1, "simple", "MUG-001-engraved", "1").build());

        assertThat(withoutOption.map(order, NOON).properties())
                .containsEntry("orderLine.1.product.externalReference", "4711");
    }

    @Test
    void aLineWithoutAProductOfTheShopRejectsTheOrder() {
        OrderMapping unprefixed = PREFIXED.change(
                OrderPart.LINE,
                rules -> rules.with(Rule.always(
                        "product.externalReference",
                        "product_id",
                        line -> String.valueOf(line.item().productId().orElseThrow()))));
        Order order = orderOf(row(1, "simple", "MUG-001", "1").productId(9L).build());

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> unprefixed.map(order, NOON))
                .withMessageContaining(
                        "orderLine.1.product.externalReference: '9' is not the reference of a SKU of this shop (with prefix"
                                + " 'AB-'): OrderFlow would not know the product. Correct the rule, or call OrderMapping.withSkus");
    }

    @Test
    void aShipmentBlockWithAnotherReferenceIsRejectedWithTheAdvice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.change(
                        OrderPart.SHIPMENT,
                        rules -> rules.decorate(
                                "externalReference", rule -> rule.map("prefixed", number -> "UK-" + number))))
                .withMessageContaining("the rule for externalReference gives 'UK-100000001'")
                .withMessageEndingWith("call OrderMapping.withOrderNumbers");
    }

    @Test
    void aNumberThatIsNotConvertedBackRejectsTheOrder() {
        OrderMapping lastDigit = STANDARD.withOrderNumbers(
                ReferenceMapping.of("last digit", number -> number.substring(number.length() - 1), Optional::of));

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> lastDigit.map(MUG, NOON))
                .withMessageContaining("'100000009' would be sent as '9' (last digit), which is converted back to '9'");
    }

    @Test
    void aSkuThatIsNotConvertedBackRejectsTheOrder() {
        OrderMapping capitals = STANDARD.withSkus(
                ReferenceMapping.of("in capitals", sku -> sku.toUpperCase(Locale.ROOT), Optional::of));

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(
                        () -> capitals.map(orderOf(row(1, "simple", "mug", "1").build()), NOON))
                .withMessageContaining("'mug' would be sent as 'MUG' (in capitals)");
    }

    @Test
    void theLastSettingCounts() {
        OrderMapping again = PREFIXED.withSkus(ReferenceMapping.prefixed("CD-"))
                .withOrderNumbers(ReferenceMapping.prefixed("UK-"))
                .withOrderNumbers(ReferenceMapping.identity());

        assertThat(again.map(MUG, NOON).externalReference()).isEqualTo("100000009");
        assertThat(again.map(MUG, NOON).properties())
                .containsEntry("orderLine.1.product.externalReference", "CD-MUG-001");
    }

    @Test
    void aDespatchedSkuOfAnotherShopHasAdvice() {
        Allocation allocation = Allocation.of(MUG, List.of(units("MUG-001"), units("AB-CAP")), PREFIXED);

        assertThat(allocation.leftovers())
                .extracting(Allocation.Leftover::reason)
                .containsExactly(Allocation.Reason.FOREIGN_SKU, Allocation.Reason.UNKNOWN_SKU);
        assertThat(allocation.leftovers().get(0).problem())
                .isEqualTo(
                        "'MUG-001' is not the reference of a SKU of this shop by the mapping of the order export"
                                + " (OrderMapping.withSkus): it is another shop's, or was sent with another mapping: ship it by hand");
    }

    @Test
    void aDespatchIsFoundByAReferenceInOtherLetterCase() {
        assertThat(Allocation.of(MUG, List.of(units("ab-mug-001")), PREFIXED).items())
                .containsExactly(Map.entry(1L, BigDecimal.ONE));
    }

    private static DespatchLine units(String sku) {
        return DespatchLine.builder()
                .externalReference(sku)
                .quantity(BigDecimal.ONE)
                .build();
    }
}
