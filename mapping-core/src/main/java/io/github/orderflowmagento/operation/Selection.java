package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Which changes of a shop a run looks at. It begins a little before where the last one ended, by the shop's own clock: a change
 * may become visible after others of a later second. What was settled in that overlap is known by the time of its change.
 */
final class Selection {
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final RunState state;
    private final Map<String, Instant> settled;
    private Optional<Instant> newest;

    Selection(RunState state) {
        this.state = state;
        this.settled = new HashMap<>(state.settled());
        this.newest = state.lookedAtUntil();
    }

    /** Items that failed in earlier runs and are to be tried again, whether or not they have changed. */
    Iterator<String> retries() {
        return state.failed().entrySet().stream()
                .filter(entry -> !entry.getValue().givenUp())
                .map(Map.Entry::getKey)
                .iterator();
    }

    /** From when on changes are asked for; empty for all. */
    Optional<Instant> since() {
        return state.lookedAtUntil().map(time -> time.minus(OVERLAP));
    }

    /** Whether this very change has been settled by an earlier run. */
    boolean isSettled(String key, Optional<Instant> changedAt) {
        return changedAt.isPresent()
                && changedAt.equals(Optional.ofNullable(state.settled().get(key)));
    }

    /** The change has been looked at and its item has an outcome. */
    void lookedAt(String key, Optional<Instant> changedAt) {
        changedAt.ifPresent(time -> {
            settled.put(key, time);
            if (newest.isEmpty() || time.isAfter(newest.get())) {
                newest = changedAt;
            }
        });
    }

    /** The next state after a run that has looked at everything; after one that has not, the next run looks again. */
    RunState.Builder next(Ledger ledger) {
        RunState.Builder next = new RunState.Builder().from(state);
        if (ledger.hasEnded()) {
            return next;
        }
        newest.ifPresent(time -> settled.values().removeIf(changed -> changed.isBefore(time.minus(OVERLAP))));
        return next.lookedAtUntil(newest).settled(settled);
    }
}
