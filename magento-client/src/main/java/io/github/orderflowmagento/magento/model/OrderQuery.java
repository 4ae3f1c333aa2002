package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

/**
 * Which orders to list. Everything left out does not restrict; what is given must all be true. Times are compared to
 * the second, and both ends count.
 */
@Value.Immutable
@ModelStyle
public interface OrderQuery {
    /** Only orders with one of these status codes; any status if empty. */
    Set<String> statuses();

    /** Only orders in one of these states, whatever the merchant calls their statuses; any state if empty. */
    Set<OrderState> states();

    /**
     * Only orders placed in one of the store views with these numbers; any if empty. The shop's store views tell the
     * numbers.
     */
    Set<Long> storeIds();

    /** Only orders placed at this time or later. */
    Optional<Instant> createdSince();

    /** Only orders placed at this time or earlier. */
    Optional<Instant> createdUntil();

    /** Only orders saved at this time or later. To follow changes without missing one, see {@code Orders.changes}. */
    Optional<Instant> updatedSince();

    /** Only orders saved at this time or earlier. */
    Optional<Instant> updatedUntil();

    /** Only orders with these numbers; all if empty. */
    Set<String> incrementIds();

    /** Refuses what no shop could be asked. */
    @Value.Check
    default void check() {
        if (states().contains(OrderState.UNKNOWN)) {
            throw new IllegalStateException(
                    "states: UNKNOWN stands for states of modules' own, list by their statuses");
        }
    }

    /** Orders with one of the given status codes. */
    static OrderQuery status(String... statuses) {
        return builder().addStatuses(statuses).build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderQuery values. */
    final class Builder extends ImmutableOrderQuery.Builder {}
}
