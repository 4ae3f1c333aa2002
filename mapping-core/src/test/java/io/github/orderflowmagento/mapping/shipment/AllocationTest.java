package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.orderflow.model.DespatchLine;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static io.github.orderflowmagento.mapping.shipment.Despatches.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AllocationTest {
    @Test
    void aConfigurableIsShippedByItsParentRow() {
        Order order = Recorded.order("order-info-pending-configurable");

        assertThat(allocated(order, units("2", "TSHIRT-BLU-M"))).isEqualTo(Map.of(4L, new BigDecimal("2")));
    }

    @Test
    void partOfARowMayShip() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        assertThat(allocated(order, units("1", "MUG-001"))).isEqualTo(Map.of(13L, new BigDecimal("1")));
    }

    @Test
    void whatHasShippedIsNotShippedAgain() {
        Order oneOfThreeShipped = Recorded.order("order-info-partial-ship");

        assertThatThrownBy(() -> allocated(oneOfThreeShipped, units("3", "MUG-001")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("1 more of 'MUG-001' than the order has left to ship");
    }

    @Test
    void twoConfigurablesWithTheSameSkuAreServedOneAfterTheOther() {
        Order order = orderOf(
                row(1, "configurable", "CAP-GRN", "1").build(),
                child(1, 2, "CAP-GRN", "1").build(),
                row(3, "configurable", "CAP-GRN", "2").build(),
                child(3, 4, "CAP-GRN", "2").build());

        assertThat(allocated(order, units("3", "CAP-GRN")))
                .isEqualTo(Map.of(1L, new BigDecimal("1"), 3L, new BigDecimal("2")));
    }

    @Test
    void aSkuNamedTwiceCountsTwice() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        assertThat(allocated(order, units("1", "MUG-001"), units("1", "MUG-001")))
                .isEqualTo(Map.of(13L, new BigDecimal("2")));
    }

    @Test
    void aPartBesideItsBundleGoesToTheRowOfItsOwn() {
        OrderItem hamper = row(1, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(1, 2, "TEA", "1").build();
        OrderItem cups = child(1, 3, "CUP", "2").build();
        OrderItem moreTea = row(4, "simple", "TEA", "5").build();
        Order order = orderOf(hamper, tea, cups, moreTea);

        assertThat(allocated(order, units("3", "TEA"), units("2", "CUP")))
                .isEqualTo(Map.of(1L, new BigDecimal("1"), 4L, new BigDecimal("2")));
    }

    @Test
    void partOfABundleThatShipsTogetherFails() {
        OrderItem hamper = row(1, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(1, 2, "TEA", "1").build();
        OrderItem cups = child(1, 3, "CUP", "2").build();

        assertThatThrownBy(() -> allocated(orderOf(hamper, tea, cups), units("1", "TEA")))
                .isInstanceOf(MappingException.class)
                .hasMessageEndingWith("1 more of 'TEA' than the order has left to ship,"
                        + " or not all parts of a bundle that ships together");
    }

    @Test
    void aPartWithoutUnitsIsNotMissedInItsBundle() {
        OrderItem hamper = row(1, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(1, 2, "TEA", "1").build();
        OrderItem nothing = child(1, 3, "CUP", "0").build();

        assertThat(allocated(orderOf(hamper, tea, nothing), units("1", "TEA")))
                .isEqualTo(Map.of(1L, new BigDecimal("1")));
    }

    @Test
    void aNegativeQuantityFails() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        assertThatThrownBy(() -> allocated(order, units("-1", "MUG-001")))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512: MUG-001: the quantity -1 is negative");
    }

    @Test
    void decimalQuantitiesAreKept() {
        Order order = orderOf(row(1, "simple", "ROPE-BY-METRE", "2.5000").build());

        assertThat(allocated(order, units("1.5", "ROPE-BY-METRE"))).isEqualTo(Map.of(1L, new BigDecimal("1.5")));
    }

    private static Map<Long, BigDecimal> allocated(Order order, DespatchLine... lines) {
        return Allocation.of("despatch 5512", order, List.of(lines));
    }
}
