package io.github.orderflowmagento.operation.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** The items that have failed and are not done yet, and when each is tried again, by the policy. */
final class FailedItems {
    /** More than that have something in common that somebody has to put right, and would make a state that is too large to be kept. */
    static final int MOST = 100_000;

    private final RetryPolicy retries;
    private final Clock clock;
    private final Instant startedAt;
    private final Map<String, FailedItem> before;
    private final Map<String, FailedItem> items;
    private final Set<String> emailsOwed = new HashSet<>();

    /** @param startedAt when the run began, by which items are due */
    FailedItems(RunState state, RetryPolicy retries, Clock clock, Instant startedAt) {
        this.retries = retries;
        this.clock = clock;
        this.startedAt = startedAt;
        this.before = state.failed();
        this.items = new LinkedHashMap<>(before);
        before.forEach((key, item) -> {
            if (item.emailOwed()) {
                emailsOwed.add(key);
            }
        });
    }

    Map<String, FailedItem> all() {
        return items;
    }

    /** The item as it was when the run began; empty if it had not failed. */
    Optional<FailedItem> before(String key) {
        return Optional.ofNullable(before.get(key));
    }

    /** The item, if it is not due yet. */
    Optional<FailedItem> waiting(String key) {
        return Optional.ofNullable(items.get(key))
                .filter(item ->
                        !item.givenUp() && item.dueAt().filter(this::isAhead).isPresent());
    }

    /** No item waits for longer than the policy says: a time further ahead is of a clock that was wrong then, or is now. */
    private boolean isAhead(Instant dueAt) {
        return dueAt.isAfter(startedAt) && !dueAt.isAfter(startedAt.plus(retries.cap()));
    }

    /** The item, if it was given up. */
    Optional<FailedItem> givenUp(String key) {
        return Optional.ofNullable(items.get(key)).filter(FailedItem::givenUp);
    }

    /** The item after another attempt, which failed for a reason that may pass. */
    FailedItem afterAttempt(String key, String why) {
        int attempts = attempts(key) + 1;
        if (attempts >= retries.attempts()) {
            return item(key, attempts, true, why + ", attempt " + attempts, Optional.empty());
        }
        return item(
                key,
                attempts,
                false,
                why + ", attempt " + attempts + " of " + retries.attempts(),
                Optional.of(delay(attempts)));
    }

    /** The item after an attempt that failed for a reason that will not pass by itself. */
    FailedItem afterLastAttempt(String key, String why) {
        return item(key, attempts(key) + 1, true, why, Optional.empty());
    }

    /**
     * The item after an attempt that does not count.
     *
     * @param wait how long it is left alone: at most as long as the policy waits; empty if the next run may try
     */
    FailedItem notTried(String key, String why, Optional<Duration> wait) {
        return item(key, attempts(key), false, why, wait);
    }

    private FailedItem item(String key, int attempts, boolean givenUp, String why, Optional<Duration> wait) {
        return FailedItem.builder()
                .attempts(attempts)
                .givenUp(givenUp)
                .reason(why)
                .dueAt(wait.map(time -> time.compareTo(retries.cap()) < 0 ? time : retries.cap())
                        .map(clock.instant()::plus))
                .emailOwed(emailsOwed.contains(key))
                .build();
    }

    /** How long the policy waits after so many attempts. */
    Duration delay(int attempts) {
        return retries.delay(attempts, ThreadLocalRandom.current().nextDouble());
    }

    private int attempts(String key) {
        return Optional.ofNullable(items.get(key)).map(FailedItem::attempts).orElse(0);
    }

    /**
     * Keeps the item. With very many others, less of its reason: whoever is told of the item is told all of it.
     *
     * @return whether there are too many now
     */
    boolean put(String key, FailedItem item) {
        FailedItem kept = items.size() < Run.MOST_FAILURES
                ? item
                : FailedItem.builder()
                        .from(item)
                        .reason(SanitizedText.shortened(item.reason()))
                        .build();
        return items.put(key, kept) == null && items.size() > MOST;
    }

    void isUnmarked(String key) {
        items.computeIfPresent(
                key,
                (same, item) -> FailedItem.builder().from(item).isUnmarked(true).build());
    }

    void remove(String key) {
        items.remove(key);
    }

    Set<String> emailsOwed() {
        return emailsOwed;
    }
}
