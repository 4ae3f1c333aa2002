package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.orderflow.OrderFlowException.Busy;
import io.github.orderflowmagento.orderflow.OrderFlowException.Details;

/**
 * Holds back requests for the time that OrderFlow asks for. Calls wait for a short time and fail unsent if it is long. Safe for use by
 * several threads; shared by all calls of a client.
 */
final class RetryAfter {

    static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** Longer times are cut: somebody confused units, or a clock is wrong. */
    static final Duration MAX_WAIT = Duration.ofDays(1);

    /** Requests are sent again after this time, even if OrderFlow asked for more. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int MAX_REPEATS = 3;

    /** Sleeps. */
    @FunctionalInterface
    interface Pausing {
        void pause(Duration time) throws InterruptedException;
    }

    private final Duration maxWait;
    private final LongSupplier ticks;
    private final Pausing pausing;
    private boolean isPaused;
    private long pausedUntil;

    /** @param maxWait how long one call waits in total; zero leaves waiting to the caller */
    RetryAfter(Duration maxWait) {
        this(maxWait, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** @param ticks nanoseconds of a monotonic clock */
    RetryAfter(Duration maxWait, LongSupplier ticks, Pausing pausing) {
        this.maxWait = maxWait;
        this.ticks = ticks;
        this.pausing = pausing;
    }

    /** The attempts to send one request. Not thread-safe. */
    final class Attempts {
        private final String what;
        private final boolean onlyReads;
        private long waitLeft = TimeUnit.NANOSECONDS.convert(maxWait);
        private int repeatsLeft = MAX_REPEATS;

        Attempts(String what, boolean onlyReads) {
            this.what = what;
            this.onlyReads = onlyReads;
        }

        /**
         * Waits until the request may be sent. An interrupt ends the waiting; the thread stays interrupted, so nothing is sent.
         *
         * @throws Busy if the wait would be too long
         */
        void begin() {
            try {
                for (long nanos = nanosLeft(); nanos > 0; nanos = nanosLeft()) {
                    if (nanos > waitLeft) {
                        Duration wait = Duration.ofNanos(nanos);
                        throw new Busy(
                                Details.of(what, "not sent: OrderFlow asked to wait " + until(wait) + "."), wait);
                    }
                    waitLeft -= nanos;
                    pausing.pause(Duration.ofNanos(nanos));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Returns whether to send the request again after this answer. */
        boolean isToRepeat(Busy busy) {
            Optional<Duration> wait = busy.retryAfter();
            if (wait.isEmpty() || maxWait.isZero()) {
                return false;
            }
            pauseFor(wait.get());
            return (onlyReads || !busy.outcomeUnknown())
                    && --repeatsLeft >= 0
                    && wait.get().toNanos() <= waitLeft;
        }
    }

    /** Returns when a duration from now ends, in words. */
    static String until(Duration wait) {
        return "until " + Instant.now().plus(wait).truncatedTo(ChronoUnit.SECONDS);
    }

    private synchronized long nanosLeft() {
        isPaused &= pausedUntil - ticks.getAsLong() > 0;
        return isPaused ? pausedUntil - ticks.getAsLong() : 0;
    }

    private synchronized void pauseFor(Duration wait) {
        long nanos = (wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait).toNanos();
        if (nanosLeft() < nanos) {
            isPaused = true;
            pausedUntil = ticks.getAsLong() + nanos;
        }
    }
}
