package io.github.orderflowmagento.mapping.order;

import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingException;

/** What a shop tells of an order that decides whether it is exported. What it does not tell is no reason to send it, nor to skip it. */
public final class ToldFields {
    private ToldFields() {}

    /** Whether it is known of an order whether it is cancelled or on hold. A null is told: such an order is neither. */
    public static boolean isStateTold(Order order) {
        return isTold(order, "state", order.stateCode());
    }

    /** Whether the order's status is known. A null is told: such an order has none. */
    static boolean isStatusTold(Order order) {
        return isTold(order, "status", order.status());
    }

    private static boolean isTold(Order order, String field, Optional<?> value) {
        return value.isPresent()
                || order.fields().names().isEmpty()
                || order.fields().has(field);
    }

    /** What is missing, in words; empty if nothing is. */
    public static Optional<String> missing(Order order, OrderSelection selection) {
        if (!isStateTold(order)) {
            return Optional.of("its state: whether it is cancelled or on hold is not known");
        }
        if (!selection.statuses().isEmpty() && !isStatusTold(order)) {
            return Optional.of("its status: whether it is one of " + selection.statuses() + " is not known");
        }
        return selection
                .placedSince()
                .filter(since -> order.createdAt().isEmpty())
                .map(since -> "when it was placed (created_at): it may be before " + since);
    }

    /**
     * Refuses an order of which something is missing.
     *
     * @throws MappingException if the shop does not tell what decides
     */
    public static void refuseUntold(Order order, OrderSelection selection) {
        missing(order, selection).ifPresent(what -> {
            throw MappingException.untold("order " + order.incrementId(), "the shop does not tell " + what);
        });
    }
}
