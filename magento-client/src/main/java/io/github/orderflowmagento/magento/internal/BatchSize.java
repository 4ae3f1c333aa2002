package io.github.orderflowmagento.magento.internal;

import java.time.Duration;

/**
 * The number of calls in the next round trip, adapted so that the shop answers within the target time. A slow or failed round trip halves
 * it; one that takes less than half the target doubles it. After a failure it takes ten fast ones in a row to double it, so that a shop is
 * not driven into the same failure repeatedly. Thread-safe.
 */
public final class BatchSize {
    /** The first size, if more is allowed. */
    private static final int MODERATE = 100;

    private static final int FAST_ONES_AFTER_TROUBLE = 10;

    private final int most;
    private final long targetNanos;
    private int current;
    private int fastOnesToGo = 1;

    public BatchSize(int most, Duration targetTime) {
        this(most, MODERATE, targetTime);
    }

    /** @param first the first size, if more is allowed */
    public BatchSize(int most, int first, Duration targetTime) {
        this.most = most;
        this.targetNanos = targetTime.toNanos();
        this.current = Math.min(most, first);
    }

    public synchronized int current() {
        return current;
    }

    /** Records a round trip of this many calls that was answered in this time. */
    public synchronized void answered(int calls, long nanos) {
        if (nanos > targetNanos) {
            failed(calls);
        } else if (nanos < targetNanos / 2 && calls >= current && --fastOnesToGo <= 0) {
            current = Math.min(most, 2 * current);
        }
    }

    /** Records a round trip that failed as a whole. A small one does not determine the size of others. */
    public synchronized void failed(int calls) {
        if (calls > current / 2) {
            current = Math.max(1, Math.min(current, calls / 2));
            fastOnesToGo = FAST_ONES_AFTER_TROUBLE;
        }
    }
}
