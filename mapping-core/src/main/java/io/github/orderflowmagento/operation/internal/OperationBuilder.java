package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.RunListener;
import java.time.Clock;
import java.util.Objects;

/**
 * What the builders of all operations have in common.
 *
 * @param <B> the builder itself
 */
public abstract class OperationBuilder<B extends OperationBuilder<B>> {
    private RetryPolicy retries = OperationSettings.STANDARD.retries();
    private Clock clock = OperationSettings.STANDARD.clock();
    private RunListener listener = OperationSettings.STANDARD.listener();

    protected OperationBuilder() {}

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

    /** This builder. */
    protected abstract B self();

    /** What was said. */
    protected OperationSettings settings() {
        return new OperationSettings(retries, clock, listener);
    }
}
