package io.github.orderflowmagento.operation.checkpoint;

import io.github.orderflowmagento.operation.RunState;

/** The version that a run has loaded, or saved last. The state is not held: one of many failed items is large. */
final class LastSaved {
    private volatile long version;

    LastSaved(Checkpoint.Versioned loaded) {
        this.version = loaded.version();
    }

    /** The version, with no state. */
    Checkpoint.Versioned get() {
        return new Checkpoint.Versioned(RunState.initial(), version);
    }

    void set(Checkpoint.Versioned saved) {
        version = saved.version();
    }
}
