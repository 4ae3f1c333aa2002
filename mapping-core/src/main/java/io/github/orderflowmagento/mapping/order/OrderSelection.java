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
 * Selects the orders to export. An order must meet all criteria that are set. Orders that are cancelled, on hold, or have nothing left to
 * despatch, such as virtual ones, are never exported. For custom conditions see {@link OrderMapping#onlyIf}.
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
    /** Status codes, which merchants can define. Default: any. */
    Set<String> statuses();

    /** Magento's states, which do not depend on the merchant's status codes. Default: any. */
    Set<OrderState> states();

    /** Numbers of the store views in which orders were placed. Default: any. */
    Set<Long> storeIds();

    /**
     * The earliest time, inclusive, at which an order was placed. It prevents the first run from sending a shop's whole history. Default:
     * none.
     */
    Optional<Instant> placedSince();

    /** Whether only orders that are paid in full are exported. Default: no. */
    @Value.Default
    default boolean paidOnly() {
        return false;
    }

    /** Returns the selection of orders in status {@code processing}, the extension's default. */
    static OrderSelection standard() {
        return builder().addStatuses("processing").build();
    }

    /** Returns the part of this selection that the shop can filter by. */
    default OrderQuery query() {
        return OrderQuery.builder()
                .statuses(statuses())
                .states(states())
                .storeIds(storeIds())
                .createdSince(placedSince())
                .build();
    }

    /**
     * Returns why the order is skipped; empty if it is not. A field that the shop did not send is no reason to skip an order, since the
     * order may have to be exported; the export rejects such an order by name.
     */
    default Optional<String> reasonToSkip(Order order) {
        if (order.state() == OrderState.CANCELED || order.state() == OrderState.HOLDED) {
            return Optional.of("it is " + order.stateCode().orElse(""));
        }
        if (!statuses().isEmpty()
                && isStatusSent(order)
                && !statuses().contains(order.status().orElse(""))) {
            return Optional.of("its status is '" + order.status().orElse("") + "', not one of " + statuses());
        }
        if (!states().isEmpty() && isStateSent(order) && !states().contains(order.state())) {
            return Optional.of("its state is '" + order.stateCode().orElse("") + "', not one of " + states());
        }
        if (!storeIds().isEmpty()
                && isStoreSent(order)
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
     * Returns the missing field, in words, that decides whether the order is exported; empty if no such field is missing. An order with a
     * missing field is neither sent nor skipped.
     */
    default Optional<String> missingField(Order order) {
        if (!isStateSent(order)) {
            return Optional.of("its state: whether it is cancelled or on hold is not known");
        }
        if (!statuses().isEmpty() && !isStatusSent(order)) {
            return Optional.of("its status: whether it is one of " + statuses() + " is not known");
        }
        if (!storeIds().isEmpty() && !isStoreSent(order)) {
            return Optional.of("its store view (store_id): whether it is one of " + storeIds() + " is not known");
        }
        return placedSince()
                .filter(since -> order.createdAt().isEmpty())
                .map(since -> "when it was placed (created_at): it may be before " + since);
    }

    /**
     * Rejects an order with a {@linkplain #missingField missing field}.
     *
     * @throws MappingException if a field is missing that decides whether the order is exported
     */
    default void rejectIncomplete(Order order) {
        missingField(order).ifPresent(what -> {
            throw MappingException.missingField("order " + order.incrementId(), "the shop did not send " + what);
        });
    }

    /** Returns whether the order's state is known. An order with a null state is neither cancelled nor on hold. */
    static boolean isStateSent(Order order) {
        return isSent(order, "state", order.stateCode());
    }

    /** Returns whether the order's store view is known. Null means that the store view was deleted. */
    static boolean isStoreSent(OrderHead order) {
        return order.storeId().isPresent()
                || order.fields().names().isEmpty()
                || (order.fields().has("store_id")
                        && order.fields().nonBlank("store_id").isEmpty());
    }

    /** Returns whether the order's status is known. A null means that it has none. */
    private static boolean isStatusSent(Order order) {
        return isSent(order, "status", order.status());
    }

    private static boolean isSent(Order order, String field, Optional<?> value) {
        return value.isPresent()
                || order.fields().names().isEmpty()
                || order.fields().has(field);
    }

    private static boolean isPaid(Order order) {
        // an order of unknown total is not known to be paid
        return order.grandTotal()
                .filter(total -> order.totalPaid().orElse(BigDecimal.ZERO).compareTo(total) >= 0)
                .isPresent();
    }

    /** Rejects criteria that cannot be queried. */
    @Value.Check
    default void check() {
        query();
    }

    /** Returns a builder of selections. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds selections. Not thread-safe. */
    final class Builder extends ImmutableOrderSelection.Builder {}
}
