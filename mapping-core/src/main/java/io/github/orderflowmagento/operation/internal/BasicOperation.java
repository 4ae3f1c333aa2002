package io.github.orderflowmagento.operation.internal;

import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

/** Common code of all operations. */
public abstract class BasicOperation implements Operation {
    private final OperationSettings settings;

    protected BasicOperation(OperationSettings settings) {
        this.settings = settings;
    }

    /** Returns the settings. */
    protected final OperationSettings settings() {
        return settings;
    }

    @Override
    public final String name() {
        return settings.operation();
    }

    @Override
    public final String owner() {
        return settings.owner();
    }

    @Override
    public final Run run(RunState state) {
        return run(state, false);
    }

    @Override
    public final Run dryRun(RunState state) {
        return run(state, true);
    }

    /** Runs from the state; writes nothing in a dry run. */
    protected abstract Run run(RunState state, boolean dryRun);

    /** Returns the owner of the state. */
    @Override
    public final String toString() {
        return owner();
    }
}
