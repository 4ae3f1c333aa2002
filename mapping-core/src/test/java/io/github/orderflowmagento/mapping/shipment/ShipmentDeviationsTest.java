package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static io.github.orderflowmagento.mapping.shipment.Despatches.despatchOf;
import static io.github.orderflowmagento.mapping.shipment.Despatches.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Differences from the extension in processing despatches. Each test has a row in differences.md. */
class ShipmentDeviationsTest {
    /** Two MUG-001 (row 13), one SALE-001 (row 14). */
    private static final Order ORDER = Recorded.order("order-info-before-partial-shipment");

    private static final OrderItem HAMPER = row(1, "bundle", "HAMPER", "2").build();
    private static final OrderItem TEA = child(1, 2, "TEA", "2").build();
    private static final OrderItem CUPS = child(1, 3, "CUP", "8").build();

    @Test
    void h14SameSkuOnTwoRowsIsAllocatedToBoth() {
        Order order = orderOf(
                row(1, "simple", "MUG-001", "2").build(),
                row(2, "simple", "MUG-001", "3").build());

        assertThat(items(order, units("4", "MUG-001")))
                .isEqualTo(Map.of(1L, new BigDecimal("2"), 2L, new BigDecimal("2")));
    }

    @Test
    void h14AnUnknownSkuFailsTheDespatch() {
        assertThatThrownBy(() -> items(ORDER, units("1", "MUG-001"), units("1", "MUG-999")))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512 of order 100000009: the order has no SKU 'MUG-999'");
    }

    @Test
    void h14MoreUnitsThanAreLeftFailTheDespatch() {
        assertThatThrownBy(() -> items(ORDER, units("3", "MUG-001")))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512 of order 100000009: 1 more of 'MUG-001' than the order has left to ship");
    }

    @Test
    void h14AnEmptyDespatchDoesNotShipEverything() {
        assertThatThrownBy(() -> items(ORDER))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512 of order 100000009: it has no despatched lines");
    }

    @Test
    void h14ADespatchOfZeroUnitsDoesNotShipEverything() {
        assertThatThrownBy(() -> items(ORDER, units("0", "MUG-001")))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512 of order 100000009: it has no despatched lines");
    }

    @Test
    void h14ABundleShippedSeparatelyShipsItsParts() {
        OrderItem separately = new OrderItem.Builder()
                .from(HAMPER)
                .options(Fields.of(Map.of("shipment_type", "1")))
                .build();

        assertThat(items(orderOf(separately, TEA, CUPS), units("2", "TEA"), units("4", "CUP")))
                .isEqualTo(Map.of(2L, new BigDecimal("2"), 3L, new BigDecimal("4")));
    }

    @Test
    void h14ABundleShippedTogetherShipsTheBundle() {
        assertThat(items(orderOf(HAMPER, TEA, CUPS), units("4", "CUP"), units("1", "TEA")))
                .isEqualTo(Map.of(1L, new BigDecimal("1")));
    }

    private static Map<Long, BigDecimal> items(Order order, DespatchLine... lines) {
        return ShipmentMapping.standard().map(order, despatchOf(lines)).items();
    }
}
