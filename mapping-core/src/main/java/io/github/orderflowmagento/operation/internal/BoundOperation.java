package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

/** An operation bound to its input, for example messages. */
public final class BoundOperation extends BasicOperation {
    private final Work work;

    /** Runs an operation on its input. */
    @FunctionalInterface
    public interface Work {
        /** Runs from the state; writes nothing in a dry run. */
        Run run(RunState state, boolean dryRun);
    }

    /** @param settings the operation's settings */
    public BoundOperation(OperationSettings settings, Work work) {
        super(settings);
        this.work = work;
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        return work.run(state, dryRun);
    }
}
