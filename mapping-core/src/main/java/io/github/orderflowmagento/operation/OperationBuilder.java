package io.github.orderflowmagento.operation;

import java.time.Clock;
import java.util.Objects;

/**
 * What the builders of all operations have in common.
 *
 * @param <B> the builder itself
 */
abstract class OperationBuilder<B extends OperationBuilder<B>> {
    private RetryPolicy retries = Terms.STANDARD.retries();
    private Clock clock = Terms.STANDARD.clock();
    private RunListener listener = Terms.STANDARD.listener();

    OperationBuilder() {}

    /** How often and when an item that failed is tried again. Default {@link RetryPolicy#standard()}. */
    public B retries(RetryPolicy retries) {
        this.retries = Objects.requireNonNull(retries);
        return self();
    }

    /** The clock by which a run begins and items become due. Default: the system's. */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return self();
    }

    /** Who is told what the operation does. Default: nobody. */
    public B listener(RunListener listener) {
        this.listener = Objects.requireNonNull(listener);
        return self();
    }

    abstract B self();

    Terms terms() {
        return new Terms(retries, clock, listener);
    }
}
