package io.github.orderflowmagento.operation;

import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * The terms on which every operation runs.
 *
 * @param retries how often and when a failed item is tried again
 * @param clock tells what time a run begins, and which items are due
 * @param listener is told what operations do
 */
record Terms(RetryPolicy retries, Clock clock, RunListener listener) {
    static final Terms STANDARD = new Terms(RetryPolicy.standard(), Clock.systemUTC(), RunListener.none());

    /** A shop that tells the listener of each call. */
    Magento observed(Magento shop, String operation) {
        return ObservedCalls.of(
                Magento.class, shop.beforeWrites(LeaseGuard::beforeWrite), "shop", new Announcer(operation, listener));
    }

    /** A warehouse that tells the listener of each call. */
    OrderFlow observed(OrderFlow warehouse, String operation) {
        return ObservedCalls.of(OrderFlow.class, warehouse, "warehouse", new Announcer(operation, listener));
    }
}
