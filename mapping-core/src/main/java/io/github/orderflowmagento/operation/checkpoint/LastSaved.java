package io.github.orderflowmagento.operation.checkpoint;

import io.github.orderflowmagento.operation.RunState;

/** The version that a run has loaded or saved last. The state is not held, since with many failed items it is large. */
final class LastSaved {
    private volatile long version;

    LastSaved(Checkpoint.Versioned loaded) {
        this.version = loaded.version();
    }

    /** Returns the version with an empty state. */
    Checkpoint.Versioned get() {
        return new Checkpoint.Versioned(RunState.initial(), version);
    }

    void set(Checkpoint.Versioned saved) {
        version = saved.version();
    }
}
