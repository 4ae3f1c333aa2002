package io.github.orderflowmagento.mapping.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import static java.util.Comparator.comparing;
import static java.util.function.BinaryOperator.maxBy;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/**
 * What the shop's customers have ordered and put into carts, read at one time. An order or a cart that is there twice,
 * since it changed while it was read, counts once, as it was last saved. Immutable.
 */
public final class ShopDemand {
    private final Instant at;
    private final Map<String, List<OrderedUnits>> ordered;
    private final Map<String, List<CartUnits>> carts;

    private ShopDemand(Instant at, Map<String, List<OrderedUnits>> ordered, Map<String, List<CartUnits>> carts) {
        this.at = Objects.requireNonNull(at);
        this.ordered = ordered;
        this.carts = carts;
    }

    /**
     * The demand at a time.
     *
     * @param at when it was read, by the shop's clock: age is counted from here
     * @param ordered units in orders: at least of those that the {@link StockCalculation} may subtract; others make no
     *     difference
     * @param carts units in carts, likewise
     */
    public static ShopDemand of(Instant at, Collection<OrderedUnits> ordered, Collection<CartUnits> carts) {
        return new ShopDemand(
                at,
                bySku(ordered, OrderedUnits::sku, OrderedUnits::order, maxBy(comparing(OrderedUnits::updatedAt))),
                bySku(carts, CartUnits::sku, CartUnits::cart, maxBy(comparing(CartUnits::updatedAt))));
    }

    private static <T> Map<String, List<T>> bySku(
            Collection<T> units, Function<T, String> sku, Function<T, String> owner, BinaryOperator<T> later) {
        return units.stream()
                .collect(groupingBy(
                        sku,
                        collectingAndThen(
                                toMap(owner, Function.identity(), later, LinkedHashMap::new),
                                byOwner -> List.copyOf(byOwner.values()))));
    }

    /** When it was read. */
    public Instant at() {
        return at;
    }

    /** Units of a SKU by order. */
    public List<OrderedUnits> ordered(String sku) {
        return ordered.getOrDefault(sku, List.of());
    }

    /** Units of a SKU by cart. */
    public List<CartUnits> carts(String sku) {
        return carts.getOrDefault(sku, List.of());
    }

    @Override
    public String toString() {
        return "ShopDemand[" + at + ", SKUs ordered: " + ordered.size() + ", in carts: " + carts.size() + "]";
    }
}
