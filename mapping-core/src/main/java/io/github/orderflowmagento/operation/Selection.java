package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Which changes of a shop a run looks at. It begins a little before the moment up to which the last run has looked: a change may
 * become visible after others of a later second, and the shop's clock may differ from ours. What was settled in that overlap is
 * known by the time of its change.
 *
 * <p>A run has looked at changes up to its own beginning at most. What changes while it is under way may stand in a part of the
 * list that has been read already, and a stamp in the future says nothing about the present.
 */
final class Selection {
    /** How far the clocks may differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** Stamps are whole seconds: what changed just before it was read may change again under the same stamp. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final RunState state;
    private final Instant startedAt;
    private final Map<String, Instant> settled;
    private Optional<Instant> newest = Optional.empty();

    Selection(RunState state, Instant startedAt) {
        this.state = state;
        this.startedAt = startedAt;
        this.settled = new HashMap<>(state.settled());
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

    /**
     * The change has been looked at and its item has an outcome.
     *
     * @param readAt when the item was read
     */
    void lookedAt(String key, Optional<Instant> changedAt, Instant readAt) {
        changedAt.ifPresent(time -> {
            if (time.isBefore(readAt.minus(SETTLING))) {
                settled.put(key, time);
            }
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
        Optional<Instant> lookedAtUntil = newest.map(time -> time.isAfter(startedAt) ? startedAt : time)
                .filter(time -> state.lookedAtUntil().filter(time::isBefore).isEmpty())
                .or(state::lookedAtUntil);
        lookedAtUntil.ifPresent(time -> settled.values().removeIf(changed -> changed.isBefore(time.minus(OVERLAP))));
        return next.lookedAtUntil(lookedAtUntil).settled(settled);
    }
}
