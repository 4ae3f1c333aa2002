package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * Which orders go to the warehouse. What is left out does not restrict; what is given must all be true. Whatever is said here, an
 * order that is cancelled or on hold is not exported, nor one with nothing left to despatch, which goes for virtual ones. Conditions of one's own are {@link OrderMapping#onlyIf}.
 *
 * <pre>{@code
 * OrderSelection selection = OrderSelection.builder()
 *         .from(OrderSelection.standard())
 *         .placedSince(Instant.parse("2026-12-01T00:00:00Z"))
 *         .addStoreIds(1, 2)
 *         .paidOnly(true)
 *         .build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface OrderSelection {
    /** Status codes, which a merchant may rename or add to. */
    Set<String> statuses();

    /** Magento's own states, whatever the merchant calls the statuses in them. */
    Set<OrderState> states();

    /** Numbers of the store views in which orders were placed. */
    Set<Long> storeIds();

    /** The earliest time of placing: keeps the first run from sending a shop's whole history. */
    Optional<Instant> placedSince();

    /** Whether only orders that are paid in full are exported. Default: no. */
    @Value.Default
    default boolean paidOnly() {
        return false;
    }

    /** Orders in status {@code processing}, as the extension has it by default. */
    static OrderSelection standard() {
        return builder().addStatuses("processing").build();
    }

    /** What of this a shop's list of orders can tell. */
    default OrderQuery query() {
        return OrderQuery.builder()
                .statuses(statuses())
                .states(states())
                .storeIds(storeIds())
                .createdSince(placedSince())
                .build();
    }

    /**
     * Why the order is not exported; empty if it is. What the shop does not tell of the order is no reason to skip it: the export refuses
     * such an order by name, for it may be one to be exported.
     */
    default Optional<String> reasonToSkip(Order order) {
        if (order.state() == OrderState.CANCELED || order.state() == OrderState.HOLDED) {
            return Optional.of("it is " + order.stateCode().orElse(""));
        }
        if (!statuses().isEmpty()
                && isStatusTold(order)
                && !statuses().contains(order.status().orElse(""))) {
            return Optional.of("its status is '" + order.status().orElse("") + "', not one of " + statuses());
        }
        if (!states().isEmpty() && isStateTold(order) && !states().contains(order.state())) {
            return Optional.of("its state is '" + order.stateCode().orElse("") + "', not one of " + states());
        }
        if (!storeIds().isEmpty()
                && isStoreTold(order)
                && order.storeId().filter(storeIds()::contains).isEmpty()) {
            return Optional.of("its store is "
                    + order.storeId().map(String::valueOf).orElse("gone") + ", not one of " + storeIds());
        }
        if (placedSince().isPresent()
                && order.createdAt().filter(placedSince().get()::isAfter).isPresent()) {
            return Optional.of("it was placed before " + placedSince().get());
        }
        if (paidOnly() && !isPaid(order)) {
            return Optional.of("it is not paid in full");
        }
        return Optional.empty();
    }

    /**
     * What is not known of the order and decides whether it is exported, in words; empty if nothing is missing. What a shop does not tell is
     * no reason to send an order, nor to skip it.
     */
    default Optional<String> untold(Order order) {
        if (!isStateTold(order)) {
            return Optional.of("its state: whether it is cancelled or on hold is not known");
        }
        if (!statuses().isEmpty() && !isStatusTold(order)) {
            return Optional.of("its status: whether it is one of " + statuses() + " is not known");
        }
        if (!storeIds().isEmpty() && !isStoreTold(order)) {
            return Optional.of("its store view (store_id): whether it is one of " + storeIds() + " is not known");
        }
        return placedSince()
                .filter(since -> order.createdAt().isEmpty())
                .map(since -> "when it was placed (created_at): it may be before " + since);
    }

    /**
     * Refuses an order of which something {@linkplain #untold is not known}.
     *
     * @throws MappingException if the shop does not tell what decides
     */
    default void refuseUntold(Order order) {
        untold(order).ifPresent(what -> {
            throw MappingException.untold("order " + order.incrementId(), "the shop does not tell " + what);
        });
    }

    /** Whether it is known of an order whether it is cancelled or on hold. A null is told: such an order is neither. */
    static boolean isStateTold(Order order) {
        return isTold(order, "state", order.stateCode());
    }

    /** Whether it is known of an order in which store view it was placed. A null is told: that store view is no more. */
    static boolean isStoreTold(OrderHead order) {
        return order.storeId().isPresent()
                || order.fields().names().isEmpty()
                || (order.fields().has("store_id")
                        && order.fields().nonBlank("store_id").isEmpty());
    }

    /** A null is told: such an order has none. */
    private static boolean isStatusTold(Order order) {
        return isTold(order, "status", order.status());
    }

    private static boolean isTold(Order order, String field, Optional<?> value) {
        return value.isPresent()
                || order.fields().names().isEmpty()
                || order.fields().has(field);
    }

    private static boolean isPaid(Order order) {
        // what costs nothing known is not known to be paid
        return order.grandTotal()
                .filter(total -> order.totalPaid().orElse(BigDecimal.ZERO).compareTo(total) >= 0)
                .isPresent();
    }

    /** Refuses what no shop could be asked. */
    @Value.Check
    default void check() {
        query();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds selections. */
    final class Builder extends ImmutableOrderSelection.Builder {}
}
