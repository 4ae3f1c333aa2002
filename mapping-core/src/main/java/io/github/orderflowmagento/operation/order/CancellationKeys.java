package io.github.orderflowmagento.operation.order;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;

/** The keys of the orders of one run. */
final class CancellationKeys {
    /** The number of additional keys that are remembered before some are forgotten. */
    private static final int MOST_ADDED = 1_000;

    private final OrderKeys keys;
    private final RunState exported;

    /** By the shop's id of an order. */
    private final Map<Long, String> keyOf = new HashMap<>();

    private final Set<String> taken = new HashSet<>();
    private int most = MOST_ADDED;

    CancellationKeys(OrderKeys keys, RunState exported) {
        this.keys = keys;
        this.exported = exported;
    }

    /** Records that the order waits under a key. */
    void waits(String key, OrderHead order) {
        keyOf.put(order.orderId().orElseThrow(), key);
        taken.add(key);
    }

    /** If the mapping does not distinguish several orders of one number, each has its own key. */
    String of(OrderHead order) {
        return order.orderId()
                .map(id -> keyOf.computeIfAbsent(id, added -> newKey(id, order)))
                .orElseGet(() -> keys.of(order));
    }

    /**
     * If there are many, forgets the keys of orders that were processed.
     *
     * @param isKnown whether the run still has an outcome for the order of a key, so that no other order may use it
     */
    void forget(Predicate<String> isKnown) {
        if (taken.size() > most) {
            keyOf.values().removeIf(isKnown.negate());
            taken.removeIf(isKnown.negate());
            most = 2 * taken.size() + MOST_ADDED;
        }
    }

    private String newKey(long id, OrderHead order) {
        boolean isOfUnknownStore = keys.isOfUnknownStore(order);
        String key = isOfUnknownStore
                ? ExportedOrders.key(exported, keys, order).orElseGet(() -> keys.of(order))
                : keys.of(order);
        if (taken.add(key)) {
            return key;
        }
        return isOfUnknownStore ? key + " (order id " + id + ")" : keys.apart(order);
    }
}
