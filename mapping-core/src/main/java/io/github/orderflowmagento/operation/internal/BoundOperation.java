package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

/** An operation on what it was given: messages, for example. */
public final class BoundOperation extends BasicOperation {
    private final Work work;

    /** Runs an operation on what it was given. */
    @FunctionalInterface
    public interface Work {
        /** Runs, from the state; writes nothing in a dry run. */
        Run run(RunState state, boolean dryRun);
    }

    /** @param settings those of the operation */
    public BoundOperation(OperationSettings settings, Work work) {
        super(settings);
        this.work = work;
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        return work.run(state, dryRun);
    }
}
