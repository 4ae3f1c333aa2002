package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;

import static io.github.orderflowmagento.mapping.inventory.Demands.NOON;
import static io.github.orderflowmagento.mapping.inventory.Demands.SKU;
import static io.github.orderflowmagento.mapping.inventory.Demands.order;
import static org.assertj.core.api.Assertions.assertThat;

class StockCalculationPropertyTest {
    private static final StockCalculation LESS_UNSENT = StockCalculation.builder()
            .adjustment(Adjustment.UNSENT_ORDERS)
            .addStatuses("processing")
            .allowsNegative(true)
            .build();

    @Property
    void writtenPlusSubtractedEqualsReceived(
            @ForAll("orders") List<OrderedUnits> orders, @ForAll @IntRange(min = -5, max = 50) int received) {
        StockBreakdown breakdown = calculate(orders, received, 30);

        assertThat(breakdown.quantity().add(breakdown.unsentOrderUnits()))
                .isEqualByComparingTo(BigDecimal.valueOf(received));
    }

    @Property
    void neitherTheSequenceOfOrdersNorRepeatsMakeADifference(
            @ForAll("orders") List<OrderedUnits> orders, @ForAll Random random) {
        List<OrderedUnits> shuffled = new ArrayList<>(orders);
        shuffled.addAll(orders.subList(0, random.nextInt(orders.size() + 1)));
        Collections.shuffle(shuffled, random);

        assertThat(calculate(shuffled, 10, 30).quantity())
                .isEqualByComparingTo(calculate(orders, 10, 30).quantity());
    }

    @Property
    void theMoreOrdersTheWarehouseKnowsTheLessIsSubtracted(
            @ForAll("orders") List<OrderedUnits> orders,
            @ForAll @IntRange(max = 60) int minutesAgo,
            @ForAll @IntRange(max = 60) int later) {
        BigDecimal known = calculate(orders, 10, minutesAgo + later).quantity();

        assertThat(calculate(orders, 10, minutesAgo).quantity()).isGreaterThanOrEqualTo(known);
    }

    /** Orders of an own number each, exported or not, at some minute of the last two hours. */
    @Provide
    Arbitrary<List<OrderedUnits>> orders() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of("processing", "canceled"),
                        Arbitraries.integers().between(0, 120).optional())
                .as((number, units, status, minutesAgo) -> order(String.valueOf(number), String.valueOf(units))
                        .status(status)
                        .exportedAt(minutesAgo.map(minutes -> NOON.minusSeconds(60L * minutes)))
                        .build())
                .withoutEdgeCases() // of several orders they are too many to be listed
                .list()
                .uniqueElements(OrderedUnits::order)
                .ofMaxSize(12)
                .map(List::<OrderedUnits>copyOf);
    }

    private static StockBreakdown calculate(List<OrderedUnits> orders, int received, int minutesAgo) {
        return LESS_UNSENT.calculate(
                SKU,
                BigDecimal.valueOf(received),
                Optional.of(NOON.minusSeconds(60L * minutesAgo)),
                ShopDemand.of(NOON, orders, List.of()));
    }
}
