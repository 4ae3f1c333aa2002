package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

/**
 * An operation on what it was given: messages, for example.
 *
 * @param settings those of the operation
 * @param work runs it
 */
public record BoundOperation(OperationSettings settings, Work work) implements Operation {
    /** Runs an operation on what it was given. */
    @FunctionalInterface
    public interface Work {
        /** Runs, from the state; writes nothing in a dry run. */
        Run run(RunState state, boolean dryRun);
    }

    @Override
    public String name() {
        return settings.operation();
    }

    @Override
    public String owner() {
        return settings.owner();
    }

    @Override
    public Run run(RunState state) {
        return work.run(state, false);
    }

    @Override
    public Run dryRun(RunState state) {
        return work.run(state, true);
    }

    @Override
    public String toString() {
        return owner();
    }
}
