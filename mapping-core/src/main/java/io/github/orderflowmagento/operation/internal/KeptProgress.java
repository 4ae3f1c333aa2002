package io.github.orderflowmagento.operation.internal;

import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.operation.RunState;

/** Keeps in the checkpoint of a run, if it has one, what the next run is to begin from should this one die. */
final class KeptProgress {
    /** For so many items that are to be written with it, a state is kept one batch later. */
    private static final int ITEMS_PER_BATCH = 1_000;

    private final StatePart part;
    private final Optional<LeaseGuard> checkpoint;
    private int batchesSinceKept;

    KeptProgress(StatePart part, Optional<LeaseGuard> checkpoint) {
        this.part = part;
        this.checkpoint = checkpoint;
    }

    /**
     * A batch has been dealt with.
     *
     * @param items how many the state holds
     * @throws LeaseLost if the lease is lost
     * @throws RuntimeException if the state cannot be kept
     */
    void batchEnded(Supplier<RunState> state, int items) {
        batchesSinceKept++;
        if (checkpoint.isPresent() && batchesSinceKept > items / ITEMS_PER_BATCH) {
            batchesSinceKept = 0;
            checkpoint.get().keep(part.kept(state.get()));
        }
    }
}
