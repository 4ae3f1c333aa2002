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
 * When a request may go to a shop, and how many may be under way at once. After one that is slow, or that nobody had time for, there are
 * half as many as there were, down to one; after ten good ones in a row one more. A shop that says how long it wants to be left alone is sent
 * nothing by anybody until then: short times are waited for, and what meets a long one fails unsent. Safe to share between threads; those
 * who share a shop should share it.
 */
public final class RequestLimiter {
    /** How long a call waits by itself, if nobody says otherwise. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** After so long a shop is asked again, whatever it said. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    private static final Duration USUAL_TARGET = Duration.ofSeconds(10);

    private static final int MOST_REPEATS = 3;
    private static final int GOOD_ONES_FOR_ONE_MORE = 10;

    /** Said before anything is done, by the shop or by what stands before it. */
    private static final Set<Integer> REFUSED_UNREAD = Set.of(408, 429);

    /**
     * Said by a shop in maintenance before it does anything, but also by a proxy that lost patience with a shop which goes on: Varnish, which
     * Magento comes with the settings for, answers so, with {@code Retry-After: 5}.
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
     * A limiter.
     *
     * @param mostWait how long one call waits at most for a shop that wants to be left alone; zero to leave it all to the caller
     * @param targetTime how long a request may take before it is called slow
     */
    public RequestLimiter(Duration mostWait, Duration targetTime) {
        this(mostWait, targetTime, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** @param ticks nanoseconds of a clock that is never set */
    public RequestLimiter(Duration mostWait, Duration targetTime, LongSupplier ticks, Pausing pausing) {
        this.mostWait = mostWait;
        this.targetNanos = TimeUnit.NANOSECONDS.convert(targetTime);
        this.ticks = ticks;
        this.pausing = pausing;
    }

    /** A limiter that waits for as long as usual. */
    static RequestLimiter usual() {
        return new RequestLimiter(USUAL_WAIT, USUAL_TARGET);
    }

    /** A limiter that leaves it all to the caller: an answer is an answer, whatever it says. */
    public static RequestLimiter none() {
        return new RequestLimiter(Duration.ZERO, USUAL_TARGET);
    }

    /** The sending of one request, as often as it is sent. For one thread. */
    final class Turns {
        private final String operation;
        private final boolean onlyReads;
        private long waitLeft = TimeUnit.NANOSECONDS.convert(mostWait);
        private int repeatsLeft = mostWait.isZero() ? 0 : MOST_REPEATS;
        private long begin;

        Turns(String operation, boolean onlyReads) {
            this.operation = operation;
            this.onlyReads = onlyReads;
        }

        /**
         * Waits until the request may be sent. An interrupt ends the waiting; the thread stays interrupted.
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
                            Details.of(
                                    operation,
                                    "not sent, since the shop wants to be left alone " + RetryAfter.until(wait)),
                            wait);
                }
                waitLeft -= nanos;
                pausing.pause(Duration.ofNanos(nanos));
            }
        }

        /** Whether what was answered says that the request should be, and may be, sent again. */
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

        /** The request was answered, or failed, or was not sent at all. */
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
     * Whether the request may be sent: the shop may want to be left alone since the turn was waited for. A request that a write waits for
     * goes at once: the write may be what is under way.
     */
    private synchronized boolean enter(String operation) throws InterruptedException {
        while (underWay >= limit && !WriteThreads.isAwaited()) {
            long nanos = Deadline.nanosOfThread();
            if (nanos <= 0) {
                throw new MagentoException.NotReached(operation, "not sent, since no turn came within the time limit");
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
