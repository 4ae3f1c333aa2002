package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Stock of a SKU that the warehouse knows otherwise. */
class InventorySkusTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ReferenceMapping PREFIXED = ReferenceMapping.prefixed("AB-");
    private static final InventoryMapping MAPPING = InventoryMapping.standard().withSkus(PREFIXED);

    @Test
    void aReferenceIsConvertedBackToTheSku() {
        assertThat(MAPPING.map(line("AB-MUG-001")).sku()).isEqualTo("MUG-001");
    }

    @Test
    void aLineOfNoSkuOfThisShopIsRejectedByName() {
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> MAPPING.map(line("MUG-001")))
                .withMessage(
                        "inventory of MUG-001: the reference is not that of a SKU of this shop (with prefix 'AB-')");
    }

    @Test
    void aFailingConversionRejectsTheLineByName() {
        InventoryMapping broken = InventoryMapping.standard()
                .withSkus(ReferenceMapping.of("by table", sku -> sku, reference -> {
                    throw new IllegalStateException("no table");
                }));

        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> broken.map(line("MUG-001")))
                .withMessage(
                        "inventory of MUG-001: converting the reference 'MUG-001' back failed (by table): no table");
    }

    @Test
    void unitsOfOrdersAndCartsAreSubtractedFromTheSkuTheyAreOf() {
        Order order = Order.builder()
                .from(orderOf(row(1, "simple", "MUG-001", "2").build()))
                .status("processing")
                .updatedAt(NOON)
                .build();
        List<OrderedUnits> ordered =
                OrderedUnits.of(order, Optional.empty(), OrderMapping.standard().withSkus(PREFIXED));
        CartUnits cart = CartUnits.builder()
                .sku("MUG-001")
                .units(new BigDecimal("3"))
                .cart("7")
                .updatedAt(NOON)
                .build();
        StockCalculation calculation = StockCalculation.builder()
                .adjustment(Adjustment.UNSENT_ORDERS_AND_CARTS)
                .addStatuses("processing")
                .build();
        InventoryMapping calculated = InventoryMapping.calculated(
                        calculation, ShopDemand.of(NOON, ordered, List.of(cart)))
                .withSkus(PREFIXED);

        assertThat(calculated.map(line("AB-MUG-001")).quantity()).isEqualByComparingTo("5");
    }

    @Test
    void aRuleForTheSkuThatMissesTheDemandIsRejectedWithTheAdvice() {
        InventoryMapping calculated = InventoryMapping.calculated(
                        StockCalculation.builder()
                                .adjustment(Adjustment.UNSENT_ORDERS)
                                .addStatuses("processing")
                                .build(),
                        ShopDemand.of(NOON, List.of(), List.of()))
                .change(rules -> rules.decorate("sku", rule -> rule.map("cut", sku -> sku.replaceFirst("AB-", ""))));

        assertThat(calculated.map(line("MUG-001")).sku()).isEqualTo("MUG-001");
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> calculated.map(line("AB-MUG-001")))
                .withMessage(
                        "inventory of AB-MUG-001: the rule for sku gives 'MUG-001', but the units counted are those"
                                + " ordered of 'AB-MUG-001': keep that rule, and call InventoryMapping.withSkus and OrderMapping.withSkus");
    }

    @Test
    void aRuleForTheSkuMayChangeItWhereNothingIsSubtracted() {
        InventoryMapping cut = InventoryMapping.standard()
                .change(rules -> rules.decorate("sku", rule -> rule.map("cut", sku -> sku.replaceFirst("AB-", ""))));

        assertThat(cut.map(line("AB-MUG-001")).sku()).isEqualTo("MUG-001");
    }

    @Test
    void sourceAndAdjustmentAreKept() {
        InventoryMapping changed =
                MAPPING.inSource("uk").subtracting(Adjustment.UNSENT_ORDERS).change(rules -> rules);

        assertThat(changed.map(line("AB-MUG-001")).sku()).isEqualTo("MUG-001");
        assertThat(changed.map(line("AB-MUG-001")).source()).isEqualTo("uk");
        assertThat(changed.withSkus(ReferenceMapping.identity()).subtracts()).isEqualTo(Adjustment.UNSENT_ORDERS);
    }

    private static InventoryLine line(String reference) {
        return InventoryLine.builder()
                .externalReference(reference)
                .putAttributes("quantity", "10")
                .build();
    }
}
