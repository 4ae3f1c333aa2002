package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * How the quantity of a SKU is calculated from what the warehouse says: received, less units in orders that the
 * warehouse did not know yet, less units in active carts. This is the OrderFlow extension's formula for its option
 * <em>Adjust Inventory</em>, on values: it reads nothing and knows no clock.
 *
 * <p>An order's units are subtracted if its status is one of {@link #statuses}, or not known, it was saved within {@link
 * #orderCutoff}, and it has not been exported, or was exported after the last order that the warehouse reckoned in. A
 * cart's units are subtracted if the cart is active and was changed within {@link #cartCutoff}.
 */
@Value.Immutable
@ValueStyle
public interface StockCalculation {
    /** What is subtracted from the quantity received. */
    enum Adjustment {
        /** Nothing: what the warehouse says is what the shop has. */
        NONE,

        /** Units in orders that the warehouse did not know. */
        UNSENT_ORDERS,

        /** Those, and units in active carts. */
        UNSENT_ORDERS_AND_CARTS
    }

    /** What is subtracted. */
    @Value.Default
    default Adjustment adjustment() {
        return Adjustment.NONE;
    }

    /** Status codes of orders that count as unsent: those that will be exported, and those that may still become so. */
    Set<String> statuses();

    /** Orders last saved longer ago than this do not count; 14 days unless set. */
    @Value.Default
    default Duration orderCutoff() {
        return Duration.ofDays(14);
    }

    /** Carts last changed longer ago than this do not count; one day unless set. */
    @Value.Default
    default Duration cartCutoff() {
        return Duration.ofDays(1);
    }

    /** Whether a quantity below zero is written as it is; if not, it becomes zero. */
    @Value.Default
    default boolean allowsNegative() {
        return false;
    }

    /** Refuses an adjustment that would never subtract anything, and cut-offs below zero. */
    @Value.Check
    default void check() {
        if (adjustment() != Adjustment.NONE && statuses().isEmpty()) {
            throw new IllegalStateException("stock calculation: " + adjustment()
                    + " needs the statuses of orders that count as unsent; without them no order is subtracted");
        }
        if (orderCutoff().isNegative() || cartCutoff().isNegative()) {
            throw new IllegalStateException("stock calculation: a cut-off is below zero");
        }
    }

    /**
     * Calculates the quantity of a SKU.
     *
     * @param sku as the shop has it
     * @param received what the warehouse has of it
     * @param lastOrderExported when the newest order that the warehouse reckoned in was exported. If it does not say,
     *     every order exported until the demand was read counts as reckoned in, as the extension has it
     * @param demand what the shop's customers want of it
     */
    default StockBreakdown calculate(
            String sku, BigDecimal received, Optional<Instant> lastOrderExported, ShopDemand demand) {
        Instant reckonedIn = lastOrderExported.orElse(demand.at());
        List<OrderedUnits> unsent = adjustment() == Adjustment.NONE
                ? List.of()
                : demand.ordered(sku).stream()
                        .filter(order -> isUnsent(order, reckonedIn, demand.at()))
                        .toList();
        List<CartUnits> active = adjustment() != Adjustment.UNSENT_ORDERS_AND_CARTS
                ? List.of()
                : demand.carts(sku).stream()
                        .filter(cart -> cart.isActive()
                                && cart.updatedAt().isAfter(demand.at().minus(cartCutoff())))
                        .toList();
        return StockBreakdown.builder()
                .sku(sku)
                .received(received)
                .unsentOrders(unsent)
                .activeCarts(active)
                .allowsNegative(allowsNegative())
                .build();
    }

    private boolean isUnsent(OrderedUnits ordered, Instant reckonedIn, Instant at) {
        return !KnownOrders.isKnown(ordered, reckonedIn)
                && ordered.status().map(statuses()::contains).orElse(true)
                && ordered.updatedAt().isAfter(at.minus(orderCutoff()));
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds calculations. */
    final class Builder extends ImmutableStockCalculation.Builder {}
}
