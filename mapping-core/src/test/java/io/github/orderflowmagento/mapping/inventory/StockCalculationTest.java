package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;

import static io.github.orderflowmagento.mapping.inventory.Demands.NOON;
import static io.github.orderflowmagento.mapping.inventory.Demands.SKU;
import static io.github.orderflowmagento.mapping.inventory.Demands.cart;
import static io.github.orderflowmagento.mapping.inventory.Demands.inCarts;
import static io.github.orderflowmagento.mapping.inventory.Demands.order;
import static io.github.orderflowmagento.mapping.inventory.Demands.ordered;
import static io.github.orderflowmagento.mapping.inventory.Demands.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The extension's formula, point for point. */
class StockCalculationTest {
    private static final Instant NINE = time("09:00:00");

    private static final StockCalculation LESS_UNSENT = calculation(Adjustment.UNSENT_ORDERS);
    private static final StockCalculation LESS_CARTS_TOO = calculation(Adjustment.UNSENT_ORDERS_AND_CARTS);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"NONE, 10", "UNSENT_ORDERS, 7", "UNSENT_ORDERS_AND_CARTS, 4"})
    void theExtensionsWorkedExample(Adjustment adjustment, BigDecimal quantity) {
        ShopDemand demand = ShopDemand.of(
                NOON,
                List.of(
                        order("A", "2").build(),
                        order("B", "1").exportedAt(time("09:05:00")).build(),
                        order("C", "4").exportedAt(time("08:55:00")).build()),
                List.of(cart("17", "3").build()));

        StockBreakdown breakdown = calculation(adjustment).calculate(SKU, BigDecimal.TEN, Optional.of(NINE), demand);

        assertThat(breakdown.quantity()).isEqualByComparingTo(quantity);
    }

    @Test
    void theBreakdownSaysWhereEachFigureComesFrom() {
        ShopDemand demand = ShopDemand.of(
                NOON,
                List.of(
                        order("A", "2").build(),
                        order("B", "1").exportedAt(time("09:05:00")).build()),
                List.of(cart("17", "3.0000").build()));

        StockBreakdown breakdown = LESS_CARTS_TOO.calculate(SKU, BigDecimal.TEN, Optional.of(NINE), demand);

        assertThat(breakdown.received()).isEqualByComparingTo("10");
        assertThat(breakdown.unsentOrderUnits()).isEqualByComparingTo("3");
        assertThat(breakdown.activeCartUnits()).isEqualByComparingTo("3");
        assertThat(breakdown.calculated()).isEqualByComparingTo("4");
        assertThat(breakdown.explain())
                .isEqualTo("MUG-001: 10 received - 2 in order A - 1 in order B - 3 in cart 17 = 4");
    }

    @Test
    void anOrderOfAnotherStatusIsNotUnsent() {
        assertThat(unsent(order("A", "2").status("canceled"))).isZero();
        assertThat(unsent(order("A", "2").status("pending"))).isEqualByComparingTo("2");
    }

    @Test
    void anOrderWithoutStatusIsUnsent() {
        assertThat(unsent(order("A", "2").status(Optional.empty()))).isEqualByComparingTo("2");
    }

    @Test
    void anOrderExportedWithTheLastOneReckonedInIsNotUnsent() {
        assertThat(unsent(order("A", "2").exportedAt(NINE))).isZero();
        assertThat(unsent(order("A", "2").exportedAt(NINE.plusSeconds(1)))).isEqualByComparingTo("2");
    }

    @Test
    void exportTimesAreComparedBySeconds() {
        assertThat(unsent(order("A", "2").exportedAt(NINE.plusMillis(999)))).isZero();
    }

    @Test
    void withoutATimeOfTheLastOrderEveryExportedOrderIsReckonedIn() {
        ShopDemand demand = ordered(order("A", "2").exportedAt(NOON.minusSeconds(1)), order("B", "1"));

        assertThat(LESS_UNSENT
                        .calculate(SKU, BigDecimal.TEN, Optional.empty(), demand)
                        .unsentOrderUnits())
                .isEqualByComparingTo("1");
    }

    @Test
    void anOrderSavedBeforeTheCutoffDoesNotCount() {
        Instant twoWeeksAgo = NOON.minus(Duration.ofDays(14));

        assertThat(unsent(order("A", "2").updatedAt(twoWeeksAgo))).isZero();
        assertThat(unsent(order("A", "2").updatedAt(twoWeeksAgo.plusSeconds(1))))
                .isEqualByComparingTo("2");
    }

    @Test
    void theCutoffsMayBeOthers() {
        StockCalculation shorter = StockCalculation.builder()
                .from(LESS_CARTS_TOO)
                .orderCutoff(Duration.ofHours(3))
                .cartCutoff(Duration.ofHours(2))
                .build();
        ShopDemand demand = ShopDemand.of(
                NOON,
                List.of(
                        order("A", "2").updatedAt(time("09:00:01")).build(),
                        order("B", "4").updatedAt(time("09:00:00")).build()),
                List.of(
                        cart("17", "1").updatedAt(time("10:00:01")).build(),
                        cart("18", "5").updatedAt(time("10:00:00")).build()));

        assertThat(shorter.calculate(SKU, BigDecimal.TEN, Optional.empty(), demand)
                        .explain())
                .isEqualTo("MUG-001: 10 received - 2 in order A - 1 in cart 17 = 7");
    }

    @Test
    void aCartThatIsNotActiveOrHasBeenLeftForADayDoesNotCount() {
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        ShopDemand demand = inCarts(
                cart("17", "1").isActive(false),
                cart("18", "2").updatedAt(yesterday),
                cart("19", "4").updatedAt(yesterday.plusSeconds(1)));

        assertThat(LESS_CARTS_TOO
                        .calculate(SKU, BigDecimal.TEN, Optional.empty(), demand)
                        .activeCartUnits())
                .isEqualByComparingTo("4");
    }

    @Test
    void onlyTheSkuItselfCounts() {
        ShopDemand demand =
                ordered(order("A", "2").sku("MUG-002"), order("B", "1").sku("MUG-001-RED"));

        assertThat(LESS_UNSENT
                        .calculate(SKU, BigDecimal.TEN, Optional.empty(), demand)
                        .quantity())
                .isEqualByComparingTo("10");
    }

    @Test
    void anOrderThatIsThereTwiceCountsOnceAsLastSaved() {
        ShopDemand demand = ordered(
                order("A", "2").updatedAt(time("08:00:00")),
                order("A", "2").updatedAt(time("08:30:00")).status("canceled"),
                order("B", "1").updatedAt(time("08:30:00")),
                order("B", "1").updatedAt(time("08:30:00")));

        assertThat(LESS_UNSENT
                        .calculate(SKU, BigDecimal.TEN, Optional.empty(), demand)
                        .unsentOrderUnits())
                .isEqualByComparingTo("1");
    }

    @Test
    void aNegativeQuantityIsZeroUnlessItIsAllowed() {
        ShopDemand demand = ordered(order("A", "12"));
        StockCalculation allowing = StockCalculation.builder()
                .from(LESS_UNSENT)
                .allowsNegative(true)
                .build();

        StockBreakdown clamped = LESS_UNSENT.calculate(SKU, BigDecimal.TEN, Optional.empty(), demand);

        assertThat(clamped.calculated()).isEqualByComparingTo("-2");
        assertThat(clamped.quantity()).isZero();
        assertThat(clamped.explain()).isEqualTo("MUG-001: 10 received - 12 in order A = -2, written as 0");
        assertThat(allowing.calculate(SKU, BigDecimal.TEN, Optional.empty(), demand)
                        .quantity())
                .isEqualByComparingTo("-2");
    }

    @Test
    void demandIsFoundForASkuInOtherLetterCase() {
        ShopDemand demand =
                ordered(order("1", "2").sku("Mug-001 "), order("2", "3").sku("TEA"));

        assertThat(demand.ordered("MUG-001")).extracting(OrderedUnits::order).containsExactly("1");
    }

    @Test
    void theDemandOfAllMatchingSkusCounts() {
        ShopDemand demand = ordered(order("1", "2").sku("mug"), order("2", "3").sku("Mug"));

        assertThat(demand.ordered("MUG")).extracting(OrderedUnits::order).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void demandForExactlyTheSkuIsAllThatCounts() {
        ShopDemand demand = ordered(order("1", "2").sku("mug"), order("2", "3").sku("MUG"));

        assertThat(demand.ordered("MUG")).extracting(OrderedUnits::order).containsExactly("2");
    }

    @Test
    void aCutoffBelowZeroIsRejected() {
        assertThatThrownBy(() -> StockCalculation.builder()
                        .orderCutoff(Duration.ofDays(-1))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stock calculation: a cut-off is negative");
    }

    private static StockCalculation calculation(Adjustment adjustment) {
        return StockCalculation.builder()
                .adjustment(adjustment)
                .addStatuses("processing", "pending")
                .build();
    }

    private static BigDecimal unsent(OrderedUnits.Builder order) {
        return LESS_UNSENT
                .calculate(SKU, BigDecimal.TEN, Optional.of(NINE), ordered(order))
                .unsentOrderUnits();
    }
}
