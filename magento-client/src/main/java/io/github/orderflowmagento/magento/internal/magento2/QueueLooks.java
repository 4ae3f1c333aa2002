package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.model.OrderHead;

/**
 * What the shop's queue held right before the shipments of an order were read, for the time in which a caller goes by what was read. In this
 * sequence nothing is overlooked: what was in the queue before is there still, or its shipment was read. What another thread has read tells
 * a caller nothing of what he goes by. Safe for use by several threads.
 */
final class QueueLooks {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final ExpiringMap<Reading, Look> looks;

    /** @param thread that has read */
    private record Reading(long thread, long orderId) {
        static Reading here(long orderId) {
            return new Reading(Thread.currentThread().getId(), orderId);
        }
    }

    /** @param ticks nanoseconds of a clock that is never set */
    QueueLooks(LongSupplier ticks) {
        this.looks = new ExpiringMap<>(MOST, TIME_TO_LIVE, ticks);
    }

    /** @param open what was open; empty if nothing can be queued in the shop */
    record Look(Optional<List<BulkOperation>> open) {}

    void remember(Look look, List<OrderHead> orders) {
        orders.forEach(order -> order.orderId().ifPresent(id -> looks.put(Reading.here(id), look)));
    }

    /** What was open when it is certain that the order's shipments were read after that, a moment ago; and only once. */
    Optional<Look> take(long orderId) {
        Reading reading = Reading.here(orderId);
        Optional<Look> look = looks.get(reading);
        looks.remove(reading);
        return look;
    }
}
