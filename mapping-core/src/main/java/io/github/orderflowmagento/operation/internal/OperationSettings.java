package io.github.orderflowmagento.operation.internal;

import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * What every operation is set up with.
 *
 * @param operation its name
 * @param shop the shop, or the part of it, that its state is of
 * @param retries how often and when a failed item is tried again
 * @param clock tells what time a run begins, and which items are due
 * @param listener is told what operations do
 * @param contents what their runs hold
 * @param isSequential whether a run does one thing after the other: neither reads what comes next while it sends what it has, nor writes
 *     several things at once
 */
public record OperationSettings(
        String operation,
        String shop,
        RetryPolicy retries,
        Clock clock,
        RunListener listener,
        RunContents contents,
        boolean isSequential) {
    /** A shop that tells the listener of each call. */
    public Magento observed(Magento shop) {
        Magento view = isSequential ? shop.sequential() : shop;
        return ObservedCalls.of(
                Magento.class, view.beforeWrites(LeaseGuard::beforeWrite), "shop", new Announcer(operation, listener));
    }

    /** A warehouse that tells the listener of each call. */
    public OrderFlow observed(OrderFlow warehouse) {
        return ObservedCalls.of(OrderFlow.class, warehouse, "warehouse", new Announcer(operation, listener));
    }

    /** Whose its state is. */
    public String owner() {
        return operation + " of " + shop;
    }

    /** The settings of the operation on a part of the shop, whose state is not that of the whole. */
    public OperationSettings within(String part) {
        return new OperationSettings(operation, shop + ", " + part, retries, clock, listener, contents, isSequential);
    }

    /** The settings of another operation that runs with this one. */
    public OperationSettings of(String other) {
        return new OperationSettings(other, shop, retries, clock, listener, contents, isSequential);
    }
}
