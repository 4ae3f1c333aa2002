package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.RunListener;
import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * What every operation is set up with.
 *
 * @param retries how often and when a failed item is tried again
 * @param clock tells what time a run begins, and which items are due
 * @param listener is told what operations do
 */
public record OperationSettings(RetryPolicy retries, Clock clock, RunListener listener) {
    static final OperationSettings STANDARD = new OperationSettings(RetryPolicy.standard(), Clock.systemUTC(), RunListener.none());

    /** A shop that tells the listener of each call. */
    public Magento observed(Magento shop, String operation) {
        return ObservedCalls.of(
                Magento.class, shop.beforeWrites(LeaseGuard::beforeWrite), "shop", new Announcer(operation, listener));
    }

    /** A warehouse that tells the listener of each call. */
    public OrderFlow observed(OrderFlow warehouse, String operation) {
        return ObservedCalls.of(OrderFlow.class, warehouse, "warehouse", new Announcer(operation, listener));
    }
}
