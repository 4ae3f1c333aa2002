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
 * How long OrderFlow wants to be left alone. Until then nobody sends it anything: short times are waited for, and what meets a long one fails
 * unsent. Safe for use by several threads; all calls of a client share one.
 */
final class RetryAfter {

    static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** More than a day is not believed: somebody meant another unit, or a clock is wrong. */
    static final Duration MAX_WAIT = Duration.ofDays(1);

    /** After so long OrderFlow is asked again, whatever it said. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final int MAX_REPEATS = 3;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pausing {
        void pause(Duration time) throws InterruptedException;
    }

    private final Duration maxWait;
    private final LongSupplier ticks;
    private final Pausing pausing;
    private boolean isPaused;
    private long pausedUntil;

    /** @param maxWait how long one call waits at most; zero to leave it all to the caller */
    RetryAfter(Duration maxWait) {
        this(maxWait, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** @param ticks nanoseconds of a clock that is never set */
    RetryAfter(Duration maxWait, LongSupplier ticks, Pausing pausing) {
        this.maxWait = maxWait;
        this.ticks = ticks;
        this.pausing = pausing;
    }

    /** The sending of one request, as often as it is sent. For one thread. */
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
         * Waits until the request may be sent. An interrupt ends the waiting; the thread stays interrupted, and so nothing is sent.
         *
         * @throws Busy if that takes too long
         */
        void begin() {
            try {
                for (long nanos = nanosLeft(); nanos > 0; nanos = nanosLeft()) {
                    if (nanos > waitLeft) {
                        Duration wait = Duration.ofNanos(nanos);
                        throw new Busy(
                                Details.of(
                                        what, "not sent, since OrderFlow wants to be left alone " + until(wait) + "."),
                                wait);
                    }
                    waitLeft -= nanos;
                    pausing.pause(Duration.ofNanos(nanos));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether a request that was answered so should be, and may be, sent again. */
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

    /** When a time from now on is over, in words. */
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
