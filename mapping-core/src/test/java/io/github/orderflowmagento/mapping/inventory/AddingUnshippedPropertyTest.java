package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.mapping.inventory.Demands.NOON;
import static io.github.orderflowmagento.mapping.inventory.Demands.SKU;
import static io.github.orderflowmagento.mapping.inventory.Demands.order;
import static org.assertj.core.api.Assertions.assertThat;

/** What a shop that reserves can sell: the quantity of its source less the units of all orders not shipped. */
class AddingUnshippedPropertyTest {
    /**
     * An order.
     *
     * @param exported how many minutes ago; empty if it was not
     */
    record Ordered(int number, int units, int shipped, Optional<Integer> exported) {
        int left() {
            return units - shipped;
        }

        Ordered shippedWhole() {
            return new Ordered(number, units, units, exported);
        }

        boolean isKnown(int reckonedInMinutesAgo) {
            return exported.filter(minutes -> minutes >= reckonedInMinutesAgo).isPresent();
        }

        OrderedUnits sent() {
            return order(String.valueOf(number), String.valueOf(units))
                    .unshipped(BigDecimal.valueOf(left()))
                    .exportedAt(exported.map(minutes -> NOON.minusSeconds(minutes * 60L)))
                    .build();
        }
    }

    private static int written(List<Ordered> orders, int free, int reckonedInMinutesAgo) {
        ShopDemand demand =
                ShopDemand.of(NOON, orders.stream().map(Ordered::sent).toList(), List.of());
        InventoryLine line = InventoryLine.builder()
                .externalReference(SKU)
                .putAttributes("quantity", String.valueOf(free))
                .putAttributes(
                        "lastOrderExported",
                        NOON.minusSeconds(reckonedInMinutesAgo * 60L).toString())
                .build();
        return InventoryMapping.addingUnshipped(demand)
                .map(line, StockKeeping.RESERVES)
                .quantity()
                .intValueExact();
    }

    private static int left(List<Ordered> orders, Predicate<Ordered> which) {
        return orders.stream().filter(which).mapToInt(Ordered::left).sum();
    }

    @Property
    void theShopSellsFreeStockLessUnknownOrders(
            @ForAll("orders") List<Ordered> orders,
            @ForAll @IntRange(max = 50) int free,
            @ForAll @IntRange(max = 120) int reckonedInMinutesAgo) {
        int salable = written(orders, free, reckonedInMinutesAgo) - left(orders, any -> true);

        assertThat(salable).isEqualTo(free - left(orders, one -> !one.isKnown(reckonedInMinutesAgo)));
    }

    /** The free quantity does not change when known orders ship: a shipment subtracts its units from the source and from the reservations. */
    @Property
    void stockAndShipmentMayArriveInEitherOrder(
            @ForAll("orders") List<Ordered> orders, @ForAll @IntRange(max = 50) int free, @ForAll int which) {
        List<Ordered> after = new ArrayList<>(orders);
        int index = Math.floorMod(which, after.size());
        Ordered leaving = after.get(index);
        Assume.that(leaving.isKnown(0));
        after.set(index, leaving.shippedWhole());

        int stockFirst = written(orders, free, 0) - leaving.left();
        int shipmentFirst = written(after, free, 0);

        assertThat(stockFirst).isEqualTo(shipmentFirst);
    }

    /** Each with its own number, shipped in part or not, and exported or not at some minute of the last two hours. */
    @Provide
    Arbitrary<List<Ordered>> orders() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 120).optional())
                .as((number, units, shipped, exported) ->
                        new Ordered(number, units, Math.min(units, shipped), exported))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .uniqueElements(Ordered::number);
    }
}
