package io.github.orderflowmagento.operation.internal;

import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * The settings of an operation.
 *
 * @param operation its name
 * @param shop the shop, or the part of it, that the state belongs to
 * @param retries how often and when a failed item is retried
 * @param clock the clock for the start of a run and the due times of items
 * @param listener receives the operation's events
 * @param contents what runs contain
 * @param isSequential whether a run neither reads ahead nor writes concurrently
 */
public record OperationSettings(
        String operation,
        String shop,
        RetryPolicy retries,
        Clock clock,
        RunListener listener,
        RunContents contents,
        boolean isSequential) {
    /** Returns a shop that reports each call to the listener. */
    public Magento observed(Magento shop) {
        Magento view = isSequential ? shop.sequential() : shop;
        return ObservedCalls.of(
                Magento.class, view.beforeWrites(LeaseGuard::beforeWrite), "shop", new Announcer(operation, listener));
    }

    /** Returns a warehouse that reports each call to the listener. */
    public OrderFlow observed(OrderFlow warehouse) {
        return ObservedCalls.of(OrderFlow.class, warehouse, "warehouse", new Announcer(operation, listener));
    }

    /** Returns the owner of the state. */
    public String owner() {
        return operation + " of " + shop;
    }

    /** Returns the settings of the operation on a part of the shop, which has its own state. */
    public OperationSettings within(String part) {
        return new OperationSettings(operation, shop + ", " + part, retries, clock, listener, contents, isSequential);
    }

    /** Returns the settings of another operation that runs together with this one. */
    public OperationSettings of(String other) {
        return new OperationSettings(other, shop, retries, clock, listener, contents, isSequential);
    }
}
