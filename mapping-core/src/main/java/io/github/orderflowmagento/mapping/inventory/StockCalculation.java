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
 * Calculates the quantity of a SKU: the warehouse's quantity, less units in orders that the warehouse did not know yet, less units in
 * active carts. This is the OrderFlow extension's formula for its option <em>Adjust Inventory</em>, as a pure function. Immutable.
 *
 * <p>An order's units are subtracted if its status is one of {@link #statuses} or unknown, it was saved within {@link #orderCutoff}, and it
 * was not exported, or was exported after the last order that the warehouse's quantity accounts for. A cart's units are subtracted if the
 * cart is active and was changed within {@link #cartCutoff}.
 */
@Value.Immutable
@ValueStyle
public interface StockCalculation {
    /** The demand that is subtracted from the received quantity. */
    enum Adjustment {
        /** Nothing: the received quantity is written. */
        NONE,

        /** Units in orders that the warehouse did not know yet. */
        UNSENT_ORDERS,

        /** Units in orders that the warehouse did not know yet, and units in active carts. */
        UNSENT_ORDERS_AND_CARTS
    }

    /** The demand to subtract. Default: {@link Adjustment#NONE}. */
    @Value.Default
    default Adjustment adjustment() {
        return Adjustment.NONE;
    }

    /**
     * The status codes of orders that count as unsent: the statuses that are exported, and the statuses from which an order may still reach
     * these. Required unless the adjustment is {@link Adjustment#NONE}.
     */
    Set<String> statuses();

    /** Orders last saved longer ago than this do not count. Default: 14 days. */
    @Value.Default
    default Duration orderCutoff() {
        return Duration.ofDays(14);
    }

    /** Carts last changed longer ago than this do not count. Default: one day. */
    @Value.Default
    default Duration cartCutoff() {
        return Duration.ofDays(1);
    }

    /** Whether a negative quantity is written unchanged instead of as zero. Default: no. */
    @Value.Default
    default boolean allowsNegative() {
        return false;
    }

    /**
     * Rejects an adjustment that would never subtract anything, and negative cut-offs.
     *
     * @throws IllegalStateException if there are no statuses although the adjustment needs them, or a cut-off is negative
     */
    @Value.Check
    default void check() {
        if (adjustment() != Adjustment.NONE && statuses().isEmpty()) {
            throw new IllegalStateException("stock calculation: " + adjustment()
                    + " needs the statuses of orders that count as unsent; without them no order is subtracted");
        }
        if (orderCutoff().isNegative() || cartCutoff().isNegative()) {
            throw new IllegalStateException("stock calculation: a cut-off is negative");
        }
    }

    /**
     * Calculates the quantity of a SKU.
     *
     * @param sku the shop's SKU
     * @param received the warehouse's quantity
     * @param lastOrderExported when the newest order that the quantity accounts for was exported. If empty, the quantity is assumed to
     *     account for every order exported before the demand was read, as in the extension
     * @param demand the demand of the shop's customers
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

    /** Returns a builder of calculations. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds calculations. Not thread-safe. */
    final class Builder extends ImmutableStockCalculation.Builder {}
}
