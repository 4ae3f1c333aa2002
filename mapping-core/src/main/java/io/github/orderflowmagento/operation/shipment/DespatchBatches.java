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
 * Hands out despatches in batches: of each order one at a time, since the next needs the order as this one leaves it, and no more than
 * are booked while what was looked up for them is fresh, which the batches before have shown.
 */
final class DespatchBatches {
    /** So many are booked in time, one after the other, by a shop that is slow. */
    private static final int FIRST = 10;

    private final OrderMapping orders;
    private final int most;
    private final Map<String, DespatchNotification> open = new LinkedHashMap<>();
    private int size;

    /**
     * @param orders by which the orders were exported
     * @param most how many go together at most
     * @param bookedTogether how many are booked at once
     */
    DespatchBatches(OrderMapping orders, int most, int bookedTogether) {
        this.orders = orders;
        this.most = most;
        this.size = Math.min(FIRST * bookedTogether, most);
    }

    void add(List<DespatchNotification> despatches) {
        despatches.forEach(despatch -> open.put(ShipmentNotification.key(despatch), despatch));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The keys of those that were not booked. */
    Collection<String> rest() {
        return open.keySet();
    }

    /** The next ones, each of another order. They stay open until they are {@link #booked}. */
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

    /** These of the batch were booked before what was looked up had become old. */
    void booked(List<DespatchNotification> batch, List<DespatchNotification> booked) {
        booked.forEach(despatch -> open.remove(ShipmentNotification.key(despatch)));
        int count = booked.size();
        size = count < batch.size() ? Math.max(1, count) : Math.min(most, Math.max(size, 2 * batch.size()));
    }
}
