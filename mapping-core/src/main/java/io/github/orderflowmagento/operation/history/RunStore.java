package io.github.orderflowmagento.operation.history;

import java.util.List;
import java.util.Set;

import io.github.orderflowmagento.operation.Outcome;

/** Stores recorded runs. Its input has bounded length. Implementations are thread-safe. */
interface RunStore {
    /** The maximum number of runs or items per query. */
    int MOST_LISTED = 10_000;

    /** The maximum number of runs deleted at once. */
    int MOST_DELETED = 10_000;

    /** The outcomes of failed items. */
    Set<Outcome> FAILURES = Set.of(Outcome.WILL_RETRY, Outcome.GIVEN_UP);

    /**
     * Records the beginning of a run. Has no effect if it was recorded already.
     *
     * @throws RuntimeException if it cannot be recorded
     */
    void begin(RecordedRun run);

    /**
     * Records items of a run that was begun.
     *
     * @param first the index of the first item in the run, from 0
     * @throws RuntimeException if they cannot be recorded; some may have been recorded nevertheless
     */
    void append(String id, long first, List<RecordedItem> items);

    /**
     * Records the end of a run.
     *
     * @throws RuntimeException if it cannot be recorded
     */
    void end(RecordedRun run);
}
