package io.github.orderflowmagento.operation.shipment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Splits despatches into batches: one despatch per order at a time, since the next depends on the order's new state, and no more than can
 * be shipped while the data looked up for them is fresh, judging by the previous batches.
 */
final class DespatchBatches {
    /** The number that a slow shop can ship in time, one after the other. */
    private static final int FIRST = 10;

    private final OrderMapping orders;
    private final int most;
    private final Map<String, DespatchNotification> open = new LinkedHashMap<>();
    private int size;

    /**
     * @param orders the keys under which the orders were exported
     * @param most the maximum size of a batch
     * @param shippedTogether how many are shipped at once
     */
    DespatchBatches(OrderMapping orders, int most, int shippedTogether) {
        this.orders = orders;
        this.most = most;
        this.size = Math.min(FIRST * shippedTogether, most);
    }

    void add(List<DespatchNotification> despatches) {
        despatches.forEach(despatch -> open.put(ShipmentNotification.key(despatch), despatch));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Returns the keys of those that were not shipped. */
    Collection<String> rest() {
        return open.keySet();
    }

    /** Returns the next batch, each of another order. They stay open until they are {@link #processed}. */
    List<DespatchNotification> next() {
        List<DespatchNotification> batch = new ArrayList<>();
        Set<Optional<OrderNumber>> taken = new HashSet<>();
        for (DespatchNotification despatch : open.values()) {
            if (batch.size() == size) {
                break;
            }
            if (taken.add(orders.orderNumber(despatch.orderReference()))) {
                batch.add(despatch);
            }
        }
        return batch;
    }

    /** Records which of the batch were shipped before their data was out of date. */
    void processed(List<DespatchNotification> batch, List<DespatchNotification> processed) {
        processed.forEach(despatch -> open.remove(ShipmentNotification.key(despatch)));
        int count = processed.size();
        size = count < batch.size() ? Math.max(1, count) : Math.min(most, Math.max(size, 2 * batch.size()));
    }
}
