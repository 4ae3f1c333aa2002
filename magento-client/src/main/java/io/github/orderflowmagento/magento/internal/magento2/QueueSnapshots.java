package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.model.OrderHead;

/**
 * Snapshots of the shop's queue from right before the shipments of an order were read, kept while a caller relies on them. In this sequence
 * nothing is missed: an operation that was in the queue before is still there, or its shipment was read. A caller does not rely on what
 * another thread has read. Thread-safe.
 */
final class QueueSnapshots {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final ExpiringMap<Reading, Snapshot> looks;

    /** @param thread the thread that has read */
    private record Reading(long thread, long orderId) {
        static Reading here(long orderId) {
            return new Reading(Thread.currentThread().getId(), orderId);
        }
    }

    /** @param ticks a monotonic clock in nanoseconds */
    QueueSnapshots(LongSupplier ticks) {
        this.looks = new ExpiringMap<>(MOST, TIME_TO_LIVE, ticks);
    }

    /** @param open the open operations; empty if nothing can be queued in the shop */
    record Snapshot(Optional<List<BulkOperation>> open) {}

    void remember(Snapshot look, List<OrderHead> orders) {
        orders.forEach(order -> order.orderId().ifPresent(id -> looks.put(Reading.here(id), look)));
    }

    /** Returns what was open if the order's shipments were certainly read after that, a moment ago; only once. */
    Optional<Snapshot> take(long orderId) {
        Reading reading = Reading.here(orderId);
        Optional<Snapshot> look = looks.get(reading);
        looks.remove(reading);
        return look;
    }
}
