package io.github.orderflowmagento.operation.internal.export;

import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnlistedEntities;

/**
 * How far a run has come on its walk over the changes of the shop. Kept after each batch, so that after a run that dies the next goes on
 * from there. A run that ends before it has looked at everything leaves the rest to the next, and one that had to pass over an entity which
 * may be listed then leaves all of it.
 */
public final class WalkProgress {
    private final RunRecorder recorder;
    private final Watermark from;
    private final Changes<?> changes;
    private final UnlistedEntities unlisted;
    private final Supplier<RunState.Builder> next;

    /** Up to which number the changes are settled; 0 if it is not known of any. */
    private long reached;

    /**
     * A walk that has not begun.
     *
     * @param from where it begins
     * @param unlisted what the shop could not list, or name
     * @param next what the next run shall know, but for where it begins and what has failed
     */
    public WalkProgress(
            RunRecorder recorder,
            Watermark from,
            Changes<?> changes,
            UnlistedEntities unlisted,
            Supplier<RunState.Builder> next) {
        this.recorder = recorder;
        this.from = from;
        this.changes = changes;
        this.unlisted = unlisted;
        this.next = next;
    }

    /**
     * A batch has been dealt with.
     *
     * @param number up to which the changes are settled; 0 if it is not known of any
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

    /** The walk has come to its end, or the run has. */
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
