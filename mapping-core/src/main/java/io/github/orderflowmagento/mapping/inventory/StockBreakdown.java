package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * How the quantity of a SKU came about: the four figures that the extension reports, and where they come from.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface StockBreakdown {
    /** The SKU. */
    String sku();

    /** What the warehouse has. */
    BigDecimal received();

    /** The orders that are subtracted. */
    List<OrderedUnits> unsentOrders();

    /** The carts that are subtracted. */
    List<CartUnits> activeCarts();

    /** Whether a quantity below zero stands. */
    boolean allowsNegative();

    /** Units in orders that the warehouse did not know. */
    default BigDecimal unsentOrderUnits() {
        return sum(unsentOrders(), OrderedUnits::units);
    }

    /** Units in active carts. */
    default BigDecimal activeCartUnits() {
        return sum(activeCarts(), CartUnits::units);
    }

    /** What is left of the units received; may be below zero. */
    default BigDecimal calculated() {
        return received().subtract(unsentOrderUnits()).subtract(activeCartUnits());
    }

    /** The quantity to write: what was calculated, and zero in place of less unless that is allowed. */
    default BigDecimal quantity() {
        return allowsNegative() ? calculated() : calculated().max(BigDecimal.ZERO);
    }

    /** The calculation in words: {@code MUG-001: 10 received - 2 in order 100000009 - 3 in cart 17 = 5}. */
    default String explain() {
        return sku() + ": " + Amounts.text(received()) + " received"
                + unsentOrders().stream()
                        .map(unsent -> subtracted(unsent.units(), "order " + unsent.order()))
                        .collect(Collectors.joining())
                + activeCarts().stream()
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

    /** Returns a builder of breakdowns. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds breakdowns. Not thread-safe. */
    final class Builder extends ImmutableStockBreakdown.Builder {
        Builder() {}
    }
}
