package io.github.orderflowmagento.magento.internal;

import java.time.Duration;

/**
 * How many calls go into the next round trip: as many as the shop answers within the target time. A round trip that is
 * slow or fails halves the size, one that takes less than half the target doubles it; but once there was trouble, ten
 * such in a row, so that a shop is not driven into the same failure again and again. Safe to share between threads.
 */
public final class BatchSize {
    /** What to begin with if more is allowed. */
    private static final int MODERATE = 100;

    private static final int FAST_ONES_AFTER_TROUBLE = 10;

    private final int most;
    private final long targetNanos;
    private int current;
    private int fastOnesToGo = 1;

    public BatchSize(int most, Duration targetTime) {
        this(most, MODERATE, targetTime);
    }

    /** @param first what to begin with if more is allowed */
    public BatchSize(int most, int first, Duration targetTime) {
        this.most = most;
        this.targetNanos = targetTime.toNanos();
        this.current = Math.min(most, first);
    }

    public synchronized int current() {
        return current;
    }

    /** So many calls were answered in one round trip that took so long. */
    public synchronized void answered(int calls, long nanos) {
        if (nanos > targetNanos) {
            failed(calls);
        } else if (nanos < targetNanos / 2 && calls >= current && --fastOnesToGo <= 0) {
            current = Math.min(most, 2 * current);
        }
    }

    /** A round trip of so many calls failed as a whole. A small one says nothing about the size of others. */
    public synchronized void failed(int calls) {
        if (calls > current / 2) {
            current = Math.max(1, Math.min(current, calls / 2));
            fastOnesToGo = FAST_ONES_AFTER_TROUBLE;
        }
    }
}
