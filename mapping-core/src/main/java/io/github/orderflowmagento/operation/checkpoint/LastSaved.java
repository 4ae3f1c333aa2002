package io.github.orderflowmagento.operation.checkpoint;

/** The state that a run has loaded, or saved last. */
final class LastSaved {
    private volatile Checkpoint.Versioned state;

    LastSaved(Checkpoint.Versioned loaded) {
        this.state = loaded;
    }

    Checkpoint.Versioned get() {
        return state;
    }

    void set(Checkpoint.Versioned saved) {
        state = saved;
    }
}
