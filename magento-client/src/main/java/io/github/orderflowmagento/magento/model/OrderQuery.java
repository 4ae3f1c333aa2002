package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

/**
 * Which orders to list. Everything left out does not restrict.
 */
@Value.Immutable
@ModelStyle
public interface OrderQuery {
    /** Only orders with one of these status codes; any status if empty. */
    Set<String> statuses();

    /** Only orders saved at this time or later. To follow changes without missing one, see {@code Orders.changes}. */
    Optional<Instant> updatedSince();

    /** Only orders with these numbers; all if empty. */
    Set<String> incrementIds();

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
