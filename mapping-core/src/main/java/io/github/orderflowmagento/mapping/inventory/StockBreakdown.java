package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.orderflowmagento.mapping.Amounts;

/**
 * How the quantity of a SKU came about: the four figures that the extension reports, and where they come from.
 *
 * @param sku the SKU
 * @param received what the warehouse has
 * @param unsentOrders the orders that are subtracted
 * @param activeCarts the carts that are subtracted
 * @param allowsNegative whether a quantity below zero stands
 */
public record StockBreakdown(
        String sku,
        BigDecimal received,
        List<OrderedUnits> unsentOrders,
        List<CartUnits> activeCarts,
        boolean allowsNegative) {
    /** Copies the lists. */
    public StockBreakdown {
        unsentOrders = List.copyOf(unsentOrders);
        activeCarts = List.copyOf(activeCarts);
    }

    /** Units in orders that the warehouse did not know. */
    public BigDecimal unsentOrderUnits() {
        return sum(unsentOrders, OrderedUnits::units);
    }

    /** Units in active carts. */
    public BigDecimal activeCartUnits() {
        return sum(activeCarts, CartUnits::units);
    }

    /** What is left of the units received; may be below zero. */
    public BigDecimal calculated() {
        return received.subtract(unsentOrderUnits()).subtract(activeCartUnits());
    }

    /** The quantity to write: what was calculated, and zero in place of less unless that is allowed. */
    public BigDecimal quantity() {
        return allowsNegative ? calculated() : calculated().max(BigDecimal.ZERO);
    }

    /** The calculation in words: {@code MUG-001: 10 received - 2 in order 100000009 - 3 in cart 17 = 5}. */
    public String explain() {
        return sku + ": " + Amounts.text(received) + " received"
                + unsentOrders.stream()
                        .map(unsent -> subtracted(unsent.units(), "order " + unsent.order()))
                        .collect(Collectors.joining())
                + activeCarts.stream()
                        .map(active -> subtracted(active.units(), "cart " + active.cart()))
                        .collect(Collectors.joining())
                + " = " + Amounts.text(calculated())
                + (quantity().compareTo(calculated()) == 0 ? "" : ", written as " + Amounts.text(quantity()));
    }

    private static String subtracted(BigDecimal units, String where) {
        return " - " + Amounts.text(units) + " in " + where;
    }

    private static <T> BigDecimal sum(Collection<T> rows, Function<T, BigDecimal> units) {
        return rows.stream().map(units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
