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
 * The result of a {@link StockCalculation}: the four figures that the extension reports, and where they come from.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface StockBreakdown {
    /** The shop's SKU. */
    String sku();

    /** The warehouse's quantity, before anything is subtracted. */
    BigDecimal received();

    /** The subtracted orders. */
    List<OrderedUnits> unsentOrders();

    /** The subtracted carts. */
    List<CartUnits> activeCarts();

    /** Whether a negative quantity is allowed. */
    boolean allowsNegative();

    /** Returns the units in orders that the warehouse did not know yet. */
    default BigDecimal unsentOrderUnits() {
        return sum(unsentOrders(), OrderedUnits::units);
    }

    /** Returns the units in active carts. */
    default BigDecimal activeCartUnits() {
        return sum(activeCarts(), CartUnits::units);
    }

    /** Returns the received quantity less the subtracted units; may be negative. */
    default BigDecimal calculated() {
        return received().subtract(unsentOrderUnits()).subtract(activeCartUnits());
    }

    /** Returns the quantity to write: the calculated quantity, or zero if it is negative and that is not allowed. */
    default BigDecimal quantity() {
        return allowsNegative() ? calculated() : calculated().max(BigDecimal.ZERO);
    }

    /** Returns the calculation in words, for example {@code MUG-001: 10 received - 2 in order 100000009 - 3 in cart 17 = 5}. */
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
