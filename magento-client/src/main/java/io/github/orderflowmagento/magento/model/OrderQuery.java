package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * Conditions for listing orders. An order is listed if it meets all of them; without conditions, all orders are listed. Times are compared
 * by the second, and both ends are included. A condition that the web service cannot express makes the call fail with {@code
 * MagentoException.Unsupported}. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface OrderQuery {
    /** Only orders with one of these status codes. Default: any. */
    Set<String> statuses();

    /** Only orders in one of these states, regardless of their statuses. Default: any. {@link OrderState#UNKNOWN} is rejected. */
    Set<OrderState> states();

    /**
     * Only orders placed in one of the store views with these numbers ({@link StoreView#storeId}). Default: any.
     */
    Set<Long> storeIds();

    /** Only orders placed at this time or later. Default: no limit. */
    Optional<Instant> createdSince();

    /** Only orders placed at this time or earlier. Default: no limit. */
    Optional<Instant> createdUntil();

    /**
     * Only orders last saved at this time or later. Default: no limit. To follow changes without missing one, use {@code
     * Orders.changes}.
     */
    Optional<Instant> updatedSince();

    /** Only orders last saved at this time or earlier. Default: no limit. */
    Optional<Instant> updatedUntil();

    /** Only orders with these numbers ({@link OrderHead#incrementId}). Default: any. */
    Set<String> incrementIds();

    /**
     * Rejects a query that cannot be expressed: {@link #states} with {@link OrderState#UNKNOWN}. Called by {@code build()}.
     *
     * @throws IllegalStateException if the query is rejected
     */
    @Value.Check
    default void check() {
        if (states().contains(OrderState.UNKNOWN)) {
            throw new IllegalStateException("states: UNKNOWN stands for modules' own states; list them by status");
        }
    }

    /** Returns a query for the orders with one of the given status codes. */
    static OrderQuery status(String... statuses) {
        return builder().addStatuses(statuses).build();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link OrderQuery} values. Nothing is required; {@code build()} throws as {@link OrderQuery#check} does.
     * Not thread-safe.
     */
    final class Builder extends ImmutableOrderQuery.Builder {}
}
