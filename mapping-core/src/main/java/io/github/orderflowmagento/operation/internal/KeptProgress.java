package io.github.orderflowmagento.operation.internal;

import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.operation.RunState;

/** Saves to the run's checkpoint, if it has one, the state from which the next run starts after a crash. */
final class KeptProgress {
    /** For each this many items in the state, it is saved one batch later. */
    private static final int ITEMS_PER_BATCH = 1_000;

    private final StatePart part;
    private final Optional<LeaseGuard> checkpoint;
    private int batchesSinceKept;

    KeptProgress(StatePart part, Optional<LeaseGuard> checkpoint) {
        this.part = part;
        this.checkpoint = checkpoint;
    }

    /**
     * Reports a completed batch.
     *
     * @param items how many the state contains
     * @throws LeaseLost if the lease is lost
     * @throws RuntimeException if the state cannot be saved
     */
    void batchEnded(Supplier<RunState> state, int items) {
        batchesSinceKept++;
        if (checkpoint.isPresent() && batchesSinceKept > items / ITEMS_PER_BATCH) {
            batchesSinceKept = 0;
            checkpoint.get().keep(part.kept(state.get()));
        }
    }
}
