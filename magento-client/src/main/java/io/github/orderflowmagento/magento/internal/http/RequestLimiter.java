package io.github.orderflowmagento.magento.internal.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.Deadline;
import io.github.orderflowmagento.magento.internal.ServiceTime;
import io.github.orderflowmagento.magento.internal.WriteThreads;

/**
 * Decides when a request may be sent to a shop, and how many may be in progress at the same time. After a slow or refused request the
 * number is halved, down to one; after ten successful ones in a row it rises by one. If a shop sends {@code Retry-After}, nobody sends
 * anything to it until then: callers wait for short times, and fail unsent for long ones. Thread-safe; clients of the same shop should
 * share one.
 */
public final class RequestLimiter {
    /** The default for how long a call waits. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** After this time a shop is called again, whatever it requested. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private static final Duration USUAL_TARGET = Duration.ofSeconds(10);

    private static final int MOST_REPEATS = 3;
    private static final int GOOD_ONES_FOR_ONE_MORE = 10;

    /** Sent before anything is processed, by the shop or by a proxy. */
    private static final Set<Integer> REFUSED_UNREAD = Set.of(408, 429);

    /**
     * Sent by a shop in maintenance before it processes anything, but also by a proxy that timed out while the shop continues: Varnish, for
     * which Magento ships the settings, answers so, with {@code Retry-After: 5}.
     */
    private static final int UNAVAILABLE = 503;

    private static final Set<Integer> GATEWAY_FAILURES = Set.of(502, 504);

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pausing {
        void pause(Duration time) throws InterruptedException;
    }

    private final Duration mostWait;
    private final long targetNanos;
    private final LongSupplier ticks;
    private final Pausing pausing;

    private int limit = Integer.MAX_VALUE;
    private int underWay;
    private int goodOnes;
    private boolean isLeftAlone;
    private long leftAloneUntil;

    /**
     * Creates a limiter.
     *
     * @param mostWait how long one call waits at most for a {@code Retry-After}; zero to leave it all to the caller
     * @param targetTime how long a request may take before it counts as slow
     */
    public RequestLimiter(Duration mostWait, Duration targetTime) {
        this(mostWait, targetTime, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** @param ticks a monotonic clock in nanoseconds */
    public RequestLimiter(Duration mostWait, Duration targetTime, LongSupplier ticks, Pausing pausing) {
        this.mostWait = mostWait;
        this.targetNanos = TimeUnit.NANOSECONDS.convert(targetTime);
        this.ticks = ticks;
        this.pausing = pausing;
    }

    /** Returns a limiter with the default waiting time. */
    static RequestLimiter usual() {
        return new RequestLimiter(USUAL_WAIT, USUAL_TARGET);
    }

    /** Returns a limiter that never waits: every answer is returned, whatever its status. */
    public static RequestLimiter none() {
        return new RequestLimiter(Duration.ZERO, USUAL_TARGET);
    }

    /** The attempts to send one request. Not thread-safe. */
    final class Attempts {
        private final String operation;
        private final boolean onlyReads;
        private long waitLeft = TimeUnit.NANOSECONDS.convert(mostWait);
        private int repeatsLeft = mostWait.isZero() ? 0 : MOST_REPEATS;
        private long begin;

        Attempts(String operation, boolean onlyReads) {
            this.operation = operation;
            this.onlyReads = onlyReads;
        }

        /**
         * Waits until the request may be sent. An interrupt ends the wait; the thread stays interrupted.
         *
         * @throws MagentoException.Busy if that takes too long
         * @throws MagentoException.NotReached if there is no time left
         */
        void begin() {
            long since = System.nanoTime();
            try {
                do {
                    waitWhileLeftAlone();
                } while (!enter(operation));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // and so nothing is sent
                enterAtOnce();
            } finally {
                ServiceTime.waited(System.nanoTime() - since);
            }
            begin = ticks.getAsLong();
        }

        private void waitWhileLeftAlone() throws InterruptedException {
            for (long nanos = nanosLeftAlone(); nanos > 0; nanos = nanosLeftAlone()) {
                if (nanos > Math.min(waitLeft, Deadline.nanosOfThread())) {
                    Duration wait = Duration.ofNanos(nanos);
                    throw new MagentoException.Busy(
                            Details.of(operation, "not sent, since the shop asked to wait " + RetryAfter.until(wait)),
                            wait);
                }
                waitLeft -= nanos;
                pausing.pause(Duration.ofNanos(nanos));
            }
        }

        /** Whether the answer asks for, and permits, sending the request again. */
        boolean isToRepeat(Exchange exchange) {
            int status = exchange.status();
            Optional<Duration> wait = saysBusy(status) ? RetryAfter.of(exchange.headers()) : Optional.empty();
            if (wait.isEmpty() || mostWait.isZero()) {
                return false;
            }
            leaveAloneFor(wait.get());
            return (onlyReads || REFUSED_UNREAD.contains(status))
                    && --repeatsLeft >= 0
                    && wait.get().toNanos() <= Math.min(waitLeft, Deadline.nanosOfThread());
        }

        /** Records that the request was answered, failed, or was not sent at all. */
        void end(Exchange exchange) {
            boolean isSlow = ticks.getAsLong() - begin > targetNanos;
            boolean isLost = exchange.hasDeparted() && exchange.status() == 0;
            boolean isTurnedAway = saysBusy(exchange.status()) || GATEWAY_FAILURES.contains(exchange.status());
            leave(!isSlow && !isTurnedAway && (!isLost || Thread.currentThread().isInterrupted()));
        }
    }

    private static boolean saysBusy(int status) {
        return REFUSED_UNREAD.contains(status) || status == UNAVAILABLE;
    }

    private synchronized long nanosLeftAlone() {
        isLeftAlone &= leftAloneUntil - ticks.getAsLong() > 0;
        return isLeftAlone ? leftAloneUntil - ticks.getAsLong() : 0;
    }

    private synchronized void leaveAloneFor(Duration wait) {
        Duration bounded = wait.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : wait;
        long until = ticks.getAsLong() + bounded.toNanos();
        if (nanosLeftAlone() < bounded.toNanos()) {
            isLeftAlone = true;
            leftAloneUntil = until;
        }
        limit = 1; // those who have waited do not all come at once
        goodOnes = 0;
    }

    /**
     * Returns whether the request may be sent: the shop may have sent a {@code Retry-After} during the wait. A request that a write waits for
     * is sent at once, since that write may be the request in progress.
     */
    private synchronized boolean enter(String operation) throws InterruptedException {
        while (underWay >= limit && !WriteThreads.isAwaited()) {
            long nanos = Deadline.nanosOfThread();
            if (nanos <= 0) {
                throw new MagentoException.NotReached(
                        operation, "not sent, since other requests used up the time limit");
            }
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
        if (nanosLeftAlone() > 0) {
            notifyAll();
            return false;
        }
        underWay++;
        return true;
    }

    private synchronized void enterAtOnce() {
        underWay++;
    }

    private synchronized void leave(boolean wasGood) {
        if (!wasGood) {
            limit = Math.min(limit, Math.max(1, underWay / 2));
            goodOnes = 0;
        } else if (underWay >= limit && ++goodOnes >= GOOD_ONES_FOR_ONE_MORE) {
            limit++;
            goodOnes = 0;
        }
        underWay--;
        notifyAll();
    }
}
