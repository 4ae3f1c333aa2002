package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.orderflow.model.DespatchLine;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static io.github.orderflowmagento.mapping.shipment.Despatches.units;
import static org.assertj.core.api.Assertions.assertThat;

class AllocationPropertyTest {
    private record Bought(String sku, boolean asConfigurable, int shipped, int left) {}

    @Property
    void everyDespatchedUnitIsPlacedAndNoRowGetsMoreThanItHasLeft(
            @ForAll("purchases") List<Bought> purchases, @ForAll @IntRange(min = 1, max = 100) int percent) {
        Order order = order(purchases);
        Map<String, BigDecimal> despatched = new TreeMap<>();
        purchases.forEach(bought -> despatched.merge(bought.sku(), BigDecimal.valueOf(bought.left()), BigDecimal::add));
        despatched.replaceAll((sku, left) -> share(left, percent));

        Map<Long, BigDecimal> allocated = Allocation.of("despatch 1", order, lines(despatched));

        Map<String, BigDecimal> placed = new TreeMap<>();
        allocated.forEach((itemId, units) -> {
            OrderItem shipped = order.items().stream()
                    .filter(item -> item.itemId() == itemId)
                    .findFirst()
                    .orElseThrow();
            assertThat(units).isPositive().isLessThanOrEqualTo(shipped.qtyToShip());
            placed.merge(shipped.sku(), units, BigDecimal::add);
        });
        assertThat(placed).isEqualTo(despatched);
    }

    @Provide
    Arbitrary<List<Bought>> purchases() {
        return Combinators.combine(
                        Arbitraries.of("MUG", "CAP", "TEA"),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 4))
                .as(Bought::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Order order(List<Bought> purchases) {
        List<OrderItem> rows = new ArrayList<>();
        long itemId = 0;
        for (Bought bought : purchases) {
            String ordered = String.valueOf(bought.shipped() + bought.left());
            itemId += 2;
            rows.add(row(itemId, bought.asConfigurable() ? "configurable" : "simple", bought.sku(), ordered)
                    .qtyShipped(BigDecimal.valueOf(bought.shipped()))
                    .build());
            if (bought.asConfigurable()) {
                rows.add(child(itemId, itemId + 1, bought.sku(), ordered).build());
            }
        }
        return orderOf(rows.toArray(OrderItem[]::new));
    }

    private static BigDecimal share(BigDecimal left, int percent) {
        return left.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 0, RoundingMode.UP);
    }

    private static List<DespatchLine> lines(Map<String, BigDecimal> despatched) {
        return despatched.entrySet().stream()
                .map(entry -> units(entry.getValue().toPlainString(), entry.getKey()))
                .toList();
    }
}
