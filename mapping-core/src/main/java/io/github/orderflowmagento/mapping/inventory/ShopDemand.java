package io.github.orderflowmagento.mapping.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.SkuMatch;

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
    private final BySku<OrderedUnits> ordered;
    private final BySku<CartUnits> carts;

    private ShopDemand(Instant at, BySku<OrderedUnits> ordered, BySku<CartUnits> carts) {
        this.at = Objects.requireNonNull(at);
        this.ordered = ordered;
        this.carts = carts;
    }

    /**
     * Units by SKU. One that is asked for in another spelling has the units of all spellings that match it best: rather a sale too few
     * than one too many.
     */
    private record BySku<T>(Map<String, List<T>> units, Map<String, List<String>> spellings) {
        static <T> BySku<T> of(Map<String, List<T>> units) {
            return new BySku<>(units, units.keySet().stream().collect(groupingBy(SkuMatch::folded)));
        }

        List<T> of(String sku) {
            return SkuMatch.in(spellings.getOrDefault(SkuMatch.folded(sku), List.of()), sku).stream()
                    .flatMap(spelling -> units.getOrDefault(spelling, List.of()).stream())
                    .toList();
        }
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

    private static <T> BySku<T> bySku(
            Collection<T> units, Function<T, String> sku, Function<T, String> owner, BinaryOperator<T> later) {
        return BySku.of(units.stream()
                .collect(groupingBy(
                        sku,
                        collectingAndThen(
                                toMap(owner, Function.identity(), later, LinkedHashMap::new),
                                byOwner -> List.copyOf(byOwner.values())))));
    }

    /** When it was read. */
    public Instant at() {
        return at;
    }

    /** Units of a SKU of the shop's by order. In another spelling it is found as by {@link SkuMatch}; of several that match, all count. */
    public List<OrderedUnits> ordered(String sku) {
        return ordered.of(sku);
    }

    /** Units of a SKU by cart, found as those by order. */
    public List<CartUnits> carts(String sku) {
        return carts.of(sku);
    }

    @Override
    public String toString() {
        return "ShopDemand[" + at + ", SKUs ordered: " + ordered.units().size() + ", in carts: "
                + carts.units().size() + "]";
    }
}
