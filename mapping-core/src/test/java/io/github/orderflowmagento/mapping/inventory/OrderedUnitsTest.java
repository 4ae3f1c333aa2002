package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class OrderedUnitsTest {
    private static final Instant EXPORTED = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void anOrderSaysItsStatusItsAgeAndWhenItWasExported() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        assertThat(OrderedUnits.of(order, Optional.of(EXPORTED))).hasSize(2).allSatisfy(ordered -> {
            assertThat(ordered.order()).isEqualTo("100000009");
            assertThat(ordered.status()).contains("processing");
            assertThat(Optional.of(ordered.updatedAt())).isEqualTo(order.updatedAt());
            assertThat(ordered.exportedAt()).contains(EXPORTED);
        });
    }

    @Test
    void aConfigurableAndItsChildAreOneUnit() {
        assertThat(units(Recorded.order("order-info-pending-configurable"))).containsEntry("TSHIRT-BLU-M", "2");
    }

    @Test
    void thePartsOfABundleCount() {
        Order order = orderOf(
                row(1, "bundle", "HAMPER", "2").build(),
                child(1, 2, "TEA", "2").build(),
                child(1, 3, "CUP", "8").build());

        assertThat(units(order)).isEqualTo(Map.of("TEA", "2", "CUP", "8"));
    }

    @Test
    void rowsOfOneSkuAreAddedUp() {
        Order order = orderOf(
                row(1, "configurable", "CAP-GRN", "1").build(),
                child(1, 2, "CAP-GRN", "1").build(),
                row(3, "grouped", "CAP-GRN", "2.5").build());

        assertThat(units(order)).isEqualTo(Map.of("CAP-GRN", "3.5"));
    }

    @Test
    void aVirtualOrderHasNoUnits() {
        assertThat(units(Recorded.order("order-info-pending-virtual-only"))).isEmpty();
    }

    @Test
    void unitsThatWereShippedOrCancelledSinceStillCount() {
        Order order = orderOf(row(1, "simple", "MUG", "5")
                .qtyShipped(BigDecimal.ONE)
                .qtyCanceled(BigDecimal.ONE)
                .build());

        assertThat(units(order)).isEqualTo(Map.of("MUG", "5"));
    }

    @Test
    void anOrderOfUnknownAgeIsNeverTooOldToCount() {
        Order order = Order.builder()
                .from(Recorded.order("order-info-before-partial-shipment"))
                .updatedAt(Optional.empty())
                .build();

        assertThat(OrderedUnits.of(order, Optional.empty()))
                .extracting(OrderedUnits::updatedAt)
                .containsOnly(Instant.MAX);
    }

    @Test
    void unitsCountUnderTheSkuThatTheExportSends() {
        OrderMapping standard = OrderMapping.standard();
        OrderMapping withoutOption = standard.with(
                OrderPart.LINE,
                Rule.always(
                        "product.externalReference",
                        "sku without the option's",
                        line -> line.item().sku().orElseThrow().replaceFirst("-.*", "")));
        Order order = orderOf(
                row(1, "simple", "MUG-engraved", "1").build(),
                row(2, "simple", "MUG", "2").build());

        assertThat(OrderedUnits.of(order, Optional.empty(), withoutOption))
                .extracting(OrderedUnits::sku, ordered -> ordered.units().intValueExact())
                .containsExactly(tuple("MUG", 3));
    }

    private static Map<String, String> units(Order order) {
        Map<String, String> units = new TreeMap<>();
        OrderedUnits.of(order, Optional.empty())
                .forEach(ordered -> units.put(
                        ordered.sku(), ordered.units().stripTrailingZeros().toPlainString()));
        return units;
    }

    private static List<OrderedUnits> ofOrder(OrderItem... rows) {
        return OrderedUnits.of(orderOf(rows), Optional.empty());
    }

    @Test
    void shippedCancelledAndRefundedUnitsAreNotOpen() {
        assertThat(ofOrder(row(1, "simple", "MUG", "5")
                        .qtyShipped(BigDecimal.ONE)
                        .qtyCanceled(BigDecimal.ONE)
                        .build()))
                .singleElement()
                .satisfies(ordered -> assertThat(ordered.unshipped()).contains(new BigDecimal("3")));
    }

    /** The shop counts what it ships of a configurable on the parent. */
    @Test
    void aChildIsShippedWithItsConfigurable() {
        assertThat(ofOrder(
                        row(1, "configurable", "CAP-GRN", "3")
                                .qtyShipped(BigDecimal.ONE)
                                .build(),
                        child(1, 2, "CAP-GRN", "3").build()))
                .singleElement()
                .satisfies(
                        ordered -> assertThat(ordered.unshipped().orElseThrow()).isEqualByComparingTo("2"));
    }
}
