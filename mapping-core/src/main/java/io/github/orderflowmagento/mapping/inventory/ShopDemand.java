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
 * The units that the shop's customers have ordered and put into carts, at one time. An order or a cart that occurs twice because it changed
 * during reading counts once, as last saved. Immutable.
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

    /** Units by SKU. For a SKU in other letter case, returns the units of all best matches, so as not to oversell. */
    private record BySku<T>(Map<String, List<T>> units, Map<String, List<String>> matching) {
        static <T> BySku<T> of(Map<String, List<T>> units) {
            return new BySku<>(units, units.keySet().stream().collect(groupingBy(SkuMatch::folded)));
        }

        List<T> of(String sku) {
            return SkuMatch.in(matching.getOrDefault(SkuMatch.folded(sku), List.of()), sku).stream()
                    .flatMap(match -> units.getOrDefault(match, List.of()).stream())
                    .toList();
        }
    }

    /**
     * Returns the demand at a time.
     *
     * @param at when the demand was read, by the shop's clock; ages are measured from this time
     * @param ordered the units in orders, at least in those that the {@link StockCalculation} may subtract; others are ignored
     * @param carts the units in carts, at least in those that the calculation may subtract; others are ignored
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

    /** Returns when the demand was read. */
    public Instant at() {
        return at;
    }

    /**
     * Returns the units of a SKU, one value for each order. SKUs are matched as by {@link SkuMatch}, exactly if possible; if several SKUs
     * match equally well, the units of all of them are returned.
     */
    public List<OrderedUnits> ordered(String sku) {
        return ordered.of(sku);
    }

    /** Returns the units of a SKU, one value for each cart. SKUs are matched as by {@link #ordered}. */
    public List<CartUnits> carts(String sku) {
        return carts.of(sku);
    }

    @Override
    public String toString() {
        return "ShopDemand[" + at + ", SKUs ordered: " + ordered.units().size() + ", in carts: "
                + carts.units().size() + "]";
    }
}
