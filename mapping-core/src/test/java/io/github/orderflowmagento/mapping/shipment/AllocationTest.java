package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.shipment.Allocation.Leftover;
import io.github.orderflowmagento.mapping.shipment.Allocation.Placement;
import io.github.orderflowmagento.mapping.shipment.Allocation.Reason;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static io.github.orderflowmagento.mapping.shipment.Despatches.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

        Allocation allocation = Allocation.of(oneOfThreeShipped, List.of(units("3", "MUG-001")));

        assertThat(allocation.items()).isEqualTo(Map.of(117L, new BigDecimal("2.0000")));
        assertThat(allocation.leftovers()).containsExactly(leftover("1.0000", "MUG-001", Reason.OVER_SHIPPED));
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
    void partOfABundleThatShipsTogetherHasNoPlace() {
        OrderItem hamper = row(1, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(1, 2, "TEA", "1").build();
        OrderItem cups = child(1, 3, "CUP", "2").build();

        Allocation allocation = Allocation.of(orderOf(hamper, tea, cups), List.of(units("1", "TEA")));

        assertThat(allocation.items()).isEmpty();
        assertThat(allocation.leftovers()).containsExactly(leftover("1", "TEA", Reason.INCOMPLETE_BUNDLE));
    }

    @Test
    void morePartsThanTheBundlesLeftNeedAreOverShipped() {
        OrderItem hamper = row(1, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(1, 2, "TEA", "1").build();
        OrderItem cups = child(1, 3, "CUP", "2").build();

        Allocation allocation =
                Allocation.of(orderOf(hamper, tea, cups), List.of(units("2", "TEA"), units("2", "CUP")));

        assertThat(allocation.items()).isEqualTo(Map.of(1L, new BigDecimal("1")));
        assertThat(allocation.placements())
                .extracting(
                        Placement::sku,
                        Placement::itemId,
                        placement -> placement.units().intValueExact())
                .containsExactly(tuple("TEA", 1L, 1), tuple("CUP", 1L, 2));
        assertThat(allocation.leftovers())
                .extracting(Leftover::sku, Leftover::reason)
                .containsExactly(tuple("TEA", Reason.OVER_SHIPPED));
    }

    @Test
    void theBundleWithMorePartsIsAllocatedFirst() {
        OrderItem tasting = row(1, "bundle", "TASTING", "1").build();
        OrderItem aTea = child(1, 2, "TEA", "1").build();
        OrderItem hamper = row(3, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(3, 4, "TEA", "1").build();
        OrderItem cups = child(3, 5, "CUP", "2").build();

        assertThat(allocated(orderOf(tasting, aTea, hamper, tea, cups), units("1", "TEA"), units("2", "CUP")))
                .isEqualTo(Map.of(3L, new BigDecimal("1")));
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
    void aNegativeQuantityHasNoPlaceAndTakesNothingFromOtherLines() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        Allocation allocation = Allocation.of(order, List.of(units("-1", "MUG-001"), units("2", "MUG-001")));

        assertThat(allocation.items()).isEqualTo(Map.of(13L, new BigDecimal("2")));
        assertThat(allocation.leftovers()).containsExactly(leftover("-1", "MUG-001", Reason.NEGATIVE));
    }

    @Test
    void everythingThatHasNoPlaceIsNamedWithItsReason() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        Allocation allocation = Allocation.of(
                order,
                List.of(units("1", "NOPE"), units("5", "MUG-001"), units("0.5", "SALE-001"), units("-2", "CAP")));

        assertThat(allocation.leftovers())
                .extracting(Leftover::problem)
                .containsExactly(
                        "CAP: the quantity -2 is negative",
                        "the order has no SKU 'NOPE'",
                        "3 more of 'MUG-001' than the order has left to ship",
                        "0.5 of 'SALE-001' is a fraction, but the shop ships whole units only");
        assertThat(allocation.isComplete()).isFalse();
    }

    @Test
    void linesOfZeroUnitsAreNothing() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        Allocation allocation = Allocation.of(order, List.of(units("0", "MUG-001"), units("1", "SALE-001")));

        assertThat(allocation.items()).isEqualTo(Map.of(14L, new BigDecimal("1")));
        assertThat(allocation.isComplete()).isTrue();
    }

    @Test
    void aDespatchOfNothingIsNotComplete() {
        Order order = Recorded.order("order-info-before-partial-shipment");

        assertThat(Allocation.of(order, List.of(units("0", "MUG-001"))).isComplete())
                .isFalse();
    }

    @Test
    void onlyWholeUnitsShipOfWholeUnitProducts() {
        Order order = orderOf(row(1, "simple", "MUG", "3").build());

        Allocation allocation = Allocation.of(order, List.of(units("1.5", "MUG")));

        assertThat(allocation.items()).isEqualTo(Map.of(1L, new BigDecimal("1")));
        assertThat(allocation.leftovers()).containsExactly(leftover("0.5", "MUG", Reason.PART_OF_A_UNIT));
    }

    @Test
    void decimalProductsMayShipInDecimals() {
        Order order = orderOf(
                row(1, "simple", "ROPE-BY-METRE", "3").isQtyDecimal(true).build());

        assertThat(allocated(order, units("1.5", "ROPE-BY-METRE"))).isEqualTo(Map.of(1L, new BigDecimal("1.5")));
    }

    @Test
    void aRowThatIsLockedHasNothingLeftToShip() {
        Order order = orderOf(row(1, "simple", "MUG", "3").lockedDoShip(true).build());

        assertThat(Allocation.of(order, List.of(units("1", "MUG"))).leftovers())
                .containsExactly(leftover("1", "MUG", Reason.OVER_SHIPPED));
    }

    @Test
    void decimalQuantitiesAreKept() {
        Order order = orderOf(row(1, "simple", "ROPE-BY-METRE", "2.5000").build());

        assertThat(allocated(order, units("1.5", "ROPE-BY-METRE"))).isEqualTo(Map.of(1L, new BigDecimal("1.5")));
    }

    @Test
    void aRowThatMayBeAServiceIsNotShipped() {
        Order order = orderOf(
                row(1, "grouped", "CARD", "2").isVirtual(Optional.empty()).build(),
                row(2, "simple", "TEA", "1").build());

        Allocation allocation = Allocation.of(order, List.of(units("1", "CARD"), units("1", "TEA")));

        assertThat(allocation.leftovers()).containsExactly(leftover("1", "CARD", Reason.UNKNOWN_KIND));
        assertThat(allocation.leftovers().get(0).problem()).contains("whether it is physical (is_virtual)");
        assertThat(allocation.items()).isEqualTo(Map.of(2L, new BigDecimal("1")));
    }

    @Test
    void aSkuThatTheExportChangedIsKnownByTheExportsRule() {
        OrderMapping withoutOption =
                lineRule(line -> line.item().sku().orElseThrow().replaceFirst("-engraved.*", ""));
        Order order = orderOf(
                row(1, "simple", "MUG-engraved-gold", "1").build(),
                row(2, "simple", "TEA", "1").build());

        Allocation allocation = Allocation.of(order, List.of(units("1", "MUG"), units("1", "TEA")), withoutOption);

        assertThat(allocation.leftovers()).isEmpty();
        assertThat(allocation.items()).isEqualTo(Map.of(1L, new BigDecimal("1"), 2L, new BigDecimal("1")));
    }

    @Test
    void aProductExportedByItsNumberIsKnownByItsNumber() {
        OrderMapping byNumber =
                lineRule(line -> String.valueOf(line.item().productId().orElseThrow()));
        Order order = orderOf(
                row(1, "simple", "MUG", "1").productId(71L).build(),
                row(2, "simple", "71", "1").productId(72L).build());

        Allocation allocation = Allocation.of(order, List.of(units("1", "71")), byNumber);

        assertThat(allocation.items()).isEqualTo(Map.of(1L, new BigDecimal("1")));
    }

    @Test
    void aRowsOwnSkuIsUnknownIfTheExportSentAnother() {
        OrderMapping shortened =
                lineRule(line -> line.item().sku().orElseThrow().replaceFirst("-.*", ""));
        Order order = orderOf(row(1, "simple", "MUG-gold", "1").build());

        assertThat(Allocation.of(order, List.of(units("1", "MUG-gold")), shortened)
                        .leftovers())
                .containsExactly(leftover("1", "MUG-gold", Reason.UNKNOWN_SKU));
    }

    @Test
    void aRowWhoseRuleFailsDoesNotAffectOthers() {
        Order order = orderOf(
                row(1, "simple", "", "1").build(), row(2, "simple", "TEA", "1").build());

        assertThat(allocated(order, units("1", "TEA"))).isEqualTo(Map.of(2L, new BigDecimal("1")));
    }

    @Test
    void blanksAroundASkuMakeNoDifference() {
        Order order = orderOf(
                row(1, "simple", "Mug-Red ", "1").build(),
                row(2, "simple", " TEA", "1").build());

        assertThat(allocated(order, units("1", "Mug-Red"), units("1", "TEA")))
                .isEqualTo(Map.of(1L, new BigDecimal("1"), 2L, new BigDecimal("1")));
    }

    @Test
    void theCaseOfASkuMakesNoDifference() {
        Order order = orderOf(row(1, "simple", "Mug-Blue", "1").build());

        assertThat(allocated(order, units("1", "MUG-BLUE"))).isEqualTo(Map.of(1L, new BigDecimal("1")));
    }

    @Test
    void anExactSkuComesFirst() {
        Order order = orderOf(
                row(1, "simple", "mug", "1").build(),
                row(2, "simple", "MUG", "1").build());

        assertThat(allocated(order, units("1", "MUG"))).isEqualTo(Map.of(2L, new BigDecimal("1")));
    }

    @Test
    void anAmbiguousSkuIsRejected() {
        Order order = orderOf(
                row(1, "simple", "mug", "1").build(),
                row(2, "simple", "MUG", "1").build());

        assertThat(Allocation.of(order, List.of(units("1", "Mug"))).leftovers())
                .singleElement()
                .satisfies(leftover -> {
                    assertThat(leftover.reason()).isEqualTo(Reason.AMBIGUOUS_SKU);
                    assertThat(leftover.problem())
                            .isEqualTo(
                                    "the order has no SKU 'Mug', but several that differ from it only in case or leading or trailing spaces");
                });
    }

    @Test
    void skusThatDifferInLetterCaseCountTogether() {
        Order order = orderOf(row(1, "simple", "MUG", "3").build());

        assertThat(allocated(order, units("1", "MUG"), units("2", "mug"))).isEqualTo(Map.of(1L, new BigDecimal("3")));
    }

    @Test
    void aBundleIsRecognisedByPartsInOtherLetterCase() {
        OrderItem hamper = row(1, "bundle", "HAMPER", "1").build();
        OrderItem tea = child(1, 2, "TEA ", "1").build();
        OrderItem cups = child(1, 3, "Cup", "2").build();

        assertThat(allocated(orderOf(hamper, tea, cups), units("1", "TEA"), units("2", "CUP")))
                .isEqualTo(Map.of(1L, new BigDecimal("1")));
    }

    @Test
    void aPartOfABundleThatMayShipEitherWayIsRejected() {
        OrderItem hamper =
                row(1, "bundle", "HAMPER", "1").hasReadableOptions(false).build();
        OrderItem cups = child(1, 2, "CUP", "2").build();
        OrderItem tea = row(3, "simple", "TEA", "1").build();

        Allocation allocation =
                Allocation.of(orderOf(hamper, cups, tea), List.of(units("2", "CUP"), units("1", "TEA")));

        assertThat(allocation.leftovers()).containsExactly(leftover("2", "CUP", Reason.UNKNOWN_BUNDLE));
        assertThat(allocation.items()).isEqualTo(Map.of(3L, new BigDecimal("1")));
    }

    private static OrderMapping lineRule(Function<OrderLine, String> reference) {
        OrderMapping standard = OrderMapping.standard();
        return standard.with(
                OrderPart.LINE, Rule.always("product.externalReference", "a rule of the user's", reference));
    }

    private static Map<Long, BigDecimal> allocated(Order order, DespatchLine... lines) {
        Allocation allocation = Allocation.of(order, List.of(lines));
        assertThat(allocation.leftovers()).isEmpty();
        return allocation.items();
    }

    private static Leftover leftover(String units, String sku, Reason reason) {
        return new Leftover(sku, new BigDecimal(units), reason);
    }
}
