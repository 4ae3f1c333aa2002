package io.github.orderflowmagento.operation.internal.export;

import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;

/**
 * The progress of a run's walk over the shop's changes. Saved after each batch, so that the next run continues from there after a crash. A
 * run that ends early leaves the rest to the next; if it had to skip an entity that may become readable, it leaves everything.
 */
public final class WalkProgress {
    private final RunRecorder recorder;
    private final Watermark from;
    private final Changes<?> changes;
    private final UnreadableListEntries unlisted;
    private final Supplier<RunState.Builder> next;

    /** The number up to which the changes are settled; 0 if unknown. */
    private long reached;

    /**
     * Creates the progress of a walk that has not started.
     *
     * @param from where it starts
     * @param unlisted the entities that the shop could not list
     * @param next the next run's state, without the start position and the failed items
     */
    public WalkProgress(
            RunRecorder recorder,
            Watermark from,
            Changes<?> changes,
            UnreadableListEntries unlisted,
            Supplier<RunState.Builder> next) {
        this.recorder = recorder;
        this.from = from;
        this.changes = changes;
        this.unlisted = unlisted;
        this.next = next;
    }

    /**
     * Reports a completed batch.
     *
     * @param number the number up to which the changes are settled; 0 if unknown
     */
    public void batchEnded(long number) {
        if (!recorder.isIncomplete() && !unlisted.mustLookAgain()) {
            reached = number;
            recorder.batchEnded(() -> next.get().watermark(reached()));
        }
    }

    private Watermark reached() {
        return reached == 0 ? from : changes.upTo(reached);
    }

    /** Ends the walk, at its end or at the end of the run. */
    public Run close() {
        if (!recorder.hasEnded()) {
            unlisted.walkEnded();
        }
        changes.setBack().ifPresent(recorder::clockWasSetBack);
        if (unlisted.mustLookAgain()) {
            return recorder.close(next.get());
        }
        return recorder.close(next.get().watermark(recorder.isIncomplete() ? reached() : changes.next()));
    }
}
