package io.github.orderflowmagento.operation.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** The failed items that are not done yet, and when each is retried under the policy. */
final class FailedItems {
    /** Beyond this number the items have a common cause that someone has to fix, and the state would become too large to store. */
    static final int MOST = 100_000;

    private final RetryPolicy retries;
    private final Clock clock;
    private final Instant startedAt;
    private final SortedMap<String, FailedItem> before;
    private final SortedMap<String, FailedItem> items;
    private final Set<String> emailsOwed = new HashSet<>();

    /** @param startedAt when the run began, which determines the items that are due */
    FailedItems(RunState state, RetryPolicy retries, Clock clock, Instant startedAt) {
        this.retries = retries;
        this.clock = clock;
        this.startedAt = startedAt;
        this.before = state.failed();
        this.items = new TreeMap<>(before);
        before.forEach((key, item) -> {
            if (item.emailOwed()) {
                emailsOwed.add(key);
            }
        });
    }

    Map<String, FailedItem> all() {
        return items;
    }

    /** Returns the key of an item that has failed, before or in this run, as it is held here; empty if it has not. */
    Optional<String> known(String key) {
        return keyIn(before, key).or(() -> keyIn(items, key));
    }

    private static Optional<String> keyIn(SortedMap<String, FailedItem> map, String key) {
        return map.containsKey(key) ? Optional.of(map.tailMap(key).firstKey()) : Optional.empty();
    }

    /** Returns the item as it was when the run began; empty if it had not failed. */
    Optional<FailedItem> before(String key) {
        return Optional.ofNullable(before.get(key));
    }

    /** Returns the item if it is not due yet. */
    Optional<FailedItem> waiting(String key) {
        return Optional.ofNullable(items.get(key))
                .filter(item ->
                        !item.givenUp() && item.dueAt().filter(this::isAhead).isPresent());
    }

    /** No item waits for longer than the policy allows: a later due time comes from a clock that was wrong then, or is now. */
    private boolean isAhead(Instant dueAt) {
        return dueAt.isAfter(startedAt) && !dueAt.isAfter(startedAt.plus(retries.cap()));
    }

    /** Returns the item if it was given up. */
    Optional<FailedItem> givenUp(String key) {
        return Optional.ofNullable(items.get(key)).filter(FailedItem::givenUp);
    }

    /** Returns the item after another attempt that failed for a possibly temporary reason. */
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

    /** Returns the item after an attempt that failed permanently. */
    FailedItem afterLastAttempt(String key, String why) {
        return item(key, attempts(key) + 1, true, why, Optional.empty());
    }

    /**
     * Returns the item after an attempt that does not count.
     *
     * @param wait how long the item is not retried, at most the policy's maximum; empty if the next run may retry it
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

    /** Returns the policy's delay after this many attempts. */
    Duration delay(int attempts) {
        return retries.delay(attempts, ThreadLocalRandom.current().nextDouble());
    }

    private int attempts(String key) {
        return Optional.ofNullable(items.get(key)).map(FailedItem::attempts).orElse(0);
    }

    /**
     * Stores the item. If there are very many others, its reason is shortened in the state; listeners receive it in full.
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
