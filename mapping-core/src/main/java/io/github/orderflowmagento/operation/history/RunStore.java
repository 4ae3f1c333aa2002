package io.github.orderflowmagento.operation.history;

import java.util.List;
import java.util.Set;

import io.github.orderflowmagento.operation.Outcome;

/** Where runs are recorded. What it is given is bounded in length. For several threads. */
interface RunStore {
    /** How many runs or items can be asked for at once. */
    int MOST_LISTED = 10_000;

    /** How many runs are deleted at once. */
    int MOST_DELETED = 10_000;

    /** The outcomes of items that failed. */
    Set<Outcome> FAILURES = Set.of(Outcome.WILL_RETRY, Outcome.GIVEN_UP);

    /**
     * Records that a run has begun. If it was recorded already, it stays so.
     *
     * @throws RuntimeException if it cannot be recorded
     */
    void begin(RecordedRun run);

    /**
     * Records items of a run that was begun.
     *
     * @param first the number of the first of them in the run, from 0
     * @throws RuntimeException if they cannot be recorded; some may be all the same
     */
    void append(String id, long first, List<RecordedItem> items);

    /**
     * Records that a run has ended.
     *
     * @throws RuntimeException if it cannot be recorded
     */
    void end(RecordedRun run);
}
