package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * When the calls of a view of a shop must have ended. Also available to code that waits on the thread of such a call. Immutable and
 * thread-safe.
 */
public final class Deadline {
    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final Duration limit;
    private final LongSupplier ticks;
    private final long begin;

    private Deadline(Duration limit, LongSupplier ticks) {
        this.limit = limit;
        this.ticks = ticks;
        this.begin = ticks.getAsLong();
    }

    /**
     * Returns the deadline at the given time from now.
     *
     * @param ticks a monotonic clock in nanoseconds
     */
    public static Deadline in(Duration limit, LongSupplier ticks) {
        return new Deadline(limit, ticks);
    }

    /** Returns the earlier of this deadline and the other; null for none. */
    public Deadline orEarlier(@Nullable Deadline other) {
        return other != null && other.nanosLeft() < nanosLeft() ? other : this;
    }

    /** Returns the time left; zero if none is. */
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, nanosLeft()));
    }

    private long nanosLeft() {
        return TimeUnit.NANOSECONDS.convert(limit) - (ticks.getAsLong() - begin);
    }

    /**
     * Checks that there is time left.
     *
     * @param operation the operation's name in messages
     * @throws MagentoException.NotReached if there is none
     */
    public void check(String operation) {
        if (nanosLeft() <= 0) {
            throw new MagentoException.NotReached(
                    operation, "not sent, since the time limit of " + limit.toSeconds() + " seconds is over");
        }
    }

    /** Does the work on this thread with this deadline, or with an earlier one that already applies. */
    public <T extends @Nullable Object> T during(Supplier<T> work) {
        Deadline outer = CURRENT.get();
        CURRENT.set(orEarlier(outer));
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** Returns how many nanoseconds the work of this thread has left; {@link Long#MAX_VALUE} if there is no limit. */
    public static long nanosOfThread() {
        Deadline current = CURRENT.get();
        return current == null ? Long.MAX_VALUE : current.nanosLeft();
    }
}
