package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
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

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.mapping.shipment.Allocation.Leftover;
import io.github.orderflowmagento.mapping.shipment.Allocation.Placement;
import io.github.orderflowmagento.mapping.shipment.Allocation.Reason;
import io.github.orderflowmagento.orderflow.message.DespatchLine;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static io.github.orderflowmagento.mapping.shipment.Despatches.units;
import static org.assertj.core.api.Assertions.assertThat;

/** Properties of the allocation for any order and any despatch, matching or not. */
class AllocationPropertyTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Something bought: a row of its own, or a parent with its parts. */
    private enum Kind {
        SIMPLE,
        BY_THE_HALF,
        CONFIGURABLE,
        BUNDLE_TOGETHER,
        BUNDLE_SEPARATELY
    }

    private record Bought(Kind kind, String sku, String otherSku, int shipped, int left) {}

    @Property
    void noRowShipsMoreThanItHasLeft(
            @ForAll("purchases") List<Bought> purchases, @ForAll("lines") List<DespatchLine> lines) {
        Order order = order(purchases);

        Allocation.of(order, lines).items().forEach((itemId, units) -> {
            OrderItem item = order.items().stream()
                    .filter(row -> row.itemId() == itemId)
                    .findFirst()
                    .orElseThrow();
            assertThat(units).isPositive().isLessThanOrEqualTo(item.qtyToShip());
        });
    }

    @Property
    void placedPlusLeftOverEqualsDespatched(
            @ForAll("purchases") List<Bought> purchases, @ForAll("lines") List<DespatchLine> lines) {
        Map<String, BigDecimal> despatched = new TreeMap<>();
        lines.stream()
                .filter(line -> line.quantity().signum() > 0)
                .forEach(line -> add(despatched, line.externalReference(), line.quantity()));

        Allocation allocation = Allocation.of(order(purchases), lines);

        Map<String, BigDecimal> accounted = new TreeMap<>();
        for (Placement placement : allocation.placements()) {
            assertThat(placement.units()).isPositive();
            add(accounted, placement.sku(), placement.units());
        }
        for (Leftover leftover : allocation.leftovers()) {
            if (leftover.reason() != Reason.NEGATIVE) {
                assertThat(leftover.units()).isPositive();
                add(accounted, leftover.sku(), leftover.units());
            }
        }
        assertThat(accounted).isEqualTo(despatched);
    }

    @Property
    void everyNegativeLineIsNamed(
            @ForAll("purchases") List<Bought> purchases, @ForAll("lines") List<DespatchLine> lines) {
        List<DespatchLine> negative =
                lines.stream().filter(line -> line.quantity().signum() < 0).toList();

        assertThat(Allocation.of(order(purchases), lines).leftovers())
                .filteredOn(leftover -> leftover.reason() == Reason.NEGATIVE)
                .extracting(leftover -> units(leftover.units().toPlainString(), leftover.sku()))
                .isEqualTo(negative);
    }

    @Property
    void everythingThatIsLeftCanShipAtOnce(@ForAll("purchases") List<Bought> purchases) {
        Order order = order(purchases);

        Allocation allocation = Allocation.of(order, everythingLeft(purchases));

        assertThat(allocation.leftovers()).isEmpty();
    }

    @Property
    void theSameOrderAndDespatchGiveTheSameAllocation(
            @ForAll("purchases") List<Bought> purchases, @ForAll("lines") List<DespatchLine> lines) {
        assertThat(Allocation.of(order(purchases), lines)).isEqualTo(Allocation.of(order(purchases), lines));
    }

    @Provide
    Arbitrary<List<Bought>> purchases() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of("MUG", "CAP", "TEA"),
                        Arbitraries.of("MUG", "CAP", "TEA"),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 4))
                .as(Bought::new)
                .withoutEdgeCases() // each of so few values is met at random
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** In halves, so that parts of units are among them. */
    @Provide
    Arbitrary<List<DespatchLine>> lines() {
        return Combinators.combine(
                        Arbitraries.of("MUG", "CAP", "TEA", "UNKNOWN", "HAMPER"),
                        Arbitraries.integers().between(-2, 12))
                .as((sku, halves) ->
                        units(HALF.multiply(BigDecimal.valueOf(halves)).toPlainString(), sku))
                .withoutEdgeCases()
                .list()
                .ofMaxSize(6);
    }

    private static Order order(List<Bought> purchases) {
        List<OrderItem> rows = new ArrayList<>();
        purchases.forEach(bought -> rows.addAll(rows(bought, 10L * (rows.size() + 1))));
        return orderOf(rows.toArray(OrderItem[]::new));
    }

    private static List<OrderItem> rows(Bought bought, long id) {
        int units = bought.shipped() + bought.left();
        String ordered = String.valueOf(units);
        return switch (bought.kind()) {
            case SIMPLE -> List.of(shipped(bought, row(id, "simple", bought.sku(), ordered)));
            case BY_THE_HALF ->
                List.of(shipped(bought, row(id, "simple", bought.sku(), ordered).isQtyDecimal(true)));
            case CONFIGURABLE ->
                List.of(
                        shipped(bought, row(id, "configurable", bought.sku(), ordered)),
                        child(id, id + 1, bought.sku(), ordered).build());
            case BUNDLE_TOGETHER ->
                List.of(
                        shipped(bought, row(id, "bundle", "HAMPER", ordered)),
                        child(id, id + 1, bought.sku(), ordered).build(),
                        child(id, id + 2, bought.otherSku(), String.valueOf(2 * units))
                                .build());
            case BUNDLE_SEPARATELY ->
                List.of(
                        row(id, "bundle", "HAMPER", ordered)
                                .options(Fields.of(Map.of("shipment_type", "1")))
                                .build(),
                        shipped(bought, child(id, id + 1, bought.sku(), ordered)));
        };
    }

    private static OrderItem shipped(Bought bought, OrderItem.Builder row) {
        return row.qtyShipped(BigDecimal.valueOf(bought.shipped())).build();
    }

    private static List<DespatchLine> everythingLeft(List<Bought> purchases) {
        List<DespatchLine> lines = new ArrayList<>();
        for (Bought bought : purchases) {
            lines.add(units(String.valueOf(bought.left()), bought.sku()));
            if (bought.kind() == Kind.BUNDLE_TOGETHER) {
                lines.add(units(String.valueOf(2 * bought.left()), bought.otherSku()));
            }
        }
        return lines;
    }

    /** Sums without trailing zeros, to be compared. */
    private static void add(Map<String, BigDecimal> sums, String sku, BigDecimal units) {
        sums.merge(sku, units.stripTrailingZeros(), (sum, more) -> sum.add(more).stripTrailingZeros());
    }
}
