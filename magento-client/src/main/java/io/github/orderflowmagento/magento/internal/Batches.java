package io.github.orderflowmagento.magento.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/**
 * Makes many calls in few round trips and returns a reply for each, even if round trips fail. Only for calls that may be repeated.
 *
 * <p>A round trip that fails inside the shop, or whose answer cannot be read, is split in halves, down to the single failing call: an order
 * that crashes PHP fails alone. After several failing calls in a row, a cheap probe checks whether the shop itself is failing; if so,
 * nothing more is sent. The probe is also sent at once if the shop answers that it is busy without saying for how long. If the shop cannot
 * be reached, is busy with everything, or rejects the user, the remaining calls fail.
 *
 * @param <C> one call: what a round trip requests from the shop, for example an entity's number
 * @param <R> the reply to one call, or why there is none
 */
public final class Batches<C, R> {
    private static final int FAILURES_BEFORE_PROBING = 3;

    /** Fewer calls do not justify a round trip of their own. */
    private static final int WORTH_A_ROUND_TRIP = 10;

    /** Makes many calls in one request. Thread-safe. */
    public interface RoundTrip<C, R> {
        /**
         * Makes the calls in one round trip.
         *
         * @return one reply per call, in order
         * @throws MagentoException if the round trip as a whole fails
         */
        List<R> make(List<C> calls);

        /** Returns the reply to a call that failed. */
        R failed(C call, MagentoException failure);

        /**
         * Sends a minimal request, to distinguish a shop that answers from one that is down. A shop that does not permit the request does
         * answer.
         *
         * @throws MagentoException if the shop does not answer
         */
        void probe();
    }

    private final RoundTrip<C, R> roundTrip;
    private final BatchSize size;
    private final Workers workers;
    private final LongSupplier ticks;

    /** @param ticks a monotonic clock in nanoseconds */
    public Batches(RoundTrip<C, R> roundTrip, BatchSize size, Workers workers, LongSupplier ticks) {
        this.roundTrip = roundTrip;
        this.size = size;
        this.workers = workers;
        this.ticks = ticks;
    }

    /**
     * Returns these batches with other round trips to the same shop.
     *
     * @param parallelism the maximum number of round trips at the same time
     */
    public Batches<C, R> over(RoundTrip<C, R> other, int parallelism) {
        return new Batches<>(other, size, parallelism == 1 ? new Workers(1) : workers, ticks);
    }

    /** Makes the calls, each of which may be repeated; returns one reply per call, in order. */
    public List<R> call(List<C> calls) {
        Run run = new Run(calls);
        int roundTrips = 1 + (calls.size() - 1) / together(calls.size());
        try {
            workers.share(roundTrips, run::work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.giveUp(new MagentoException.NotReached(
                    MagentoException.Details.of(calls.size() + " calls", "interrupted before all answers had arrived")
                            .causedBy(e)));
        }
        return run.replies();
    }

    /** Returns the size of the next round trip: no more than the shop answers in time, and small enough to occupy all workers. */
    private int together(int calls) {
        int share = 1 + (calls - 1) / workers.count();
        return Math.min(size.current(), Math.max(share, WORTH_A_ROUND_TRIP));
    }

    /** The calls of one caller, made on one thread or several. Calls without a reply in the end were given up. */
    private final class Run {
        private final List<C> calls;
        private final AtomicReferenceArray<@Nullable R> replies;
        private final AtomicInteger failuresInARow = new AtomicInteger();
        private final AtomicReference<@Nullable MagentoException> reasonToGiveUp = new AtomicReference<>();
        private int taken;

        Run(List<C> calls) {
            this.calls = calls;
            this.replies = new AtomicReferenceArray<>(calls.size());
        }

        /** Makes calls until none is left. */
        void work() {
            for (Range some = take(); some.size() > 0 && reasonToGiveUp.get() == null; some = take()) {
                long begin = ticks.getAsLong();
                if (call(some)) {
                    size.answered(some.size(), ticks.getAsLong() - begin);
                } else if (!(reasonToGiveUp.get() instanceof MagentoException.NotReached)) {
                    size.failed(some.size());
                }
            }
        }

        private synchronized Range take() {
            int from = taken;
            taken = Math.min(calls.size(), from + together(calls.size()));
            return new Range(from, taken);
        }

        /** Returns whether the calls were answered in one round trip. */
        private boolean call(Range some) {
            if (reasonToGiveUp.get() != null) {
                return false;
            }
            try {
                List<R> answered = roundTrip.make(calls.subList(some.from(), some.to()));
                for (int i = 0; i < some.size(); i++) {
                    replies.set(some.from() + i, answered.get(i));
                }
                failuresInARow.set(0);
                return true;
            } catch (MagentoException.ServerFault | MagentoException.NotUnderstood | MagentoException.Rejected e) {
                if (e.concerns() == Concern.EVERYTHING) {
                    giveUp(e);
                } else {
                    split(some, e);
                }
            } catch (MagentoException.Busy e) {
                // a proxy in front of a crashed PHP answers the same as a shop in maintenance
                if (e.concerns() == Concern.UNDETERMINED && answersTheProbe()) {
                    split(some, e);
                } else {
                    giveUp(e);
                }
            } catch (MagentoException e) {
                giveUp(e);
            }
            return false;
        }

        private void split(Range some, MagentoException failure) {
            if (some.size() == 1) {
                replies.set(some.from(), roundTrip.failed(calls.get(some.from()), failure));
                if (failuresInARow.incrementAndGet() == FAILURES_BEFORE_PROBING) {
                    probe(failure);
                }
                return;
            }
            int middle = some.from() + some.size() / 2;
            call(new Range(some.from(), middle));
            call(new Range(middle, some.to()));
        }

        private void probe(MagentoException failure) {
            if (answersTheProbe()) {
                failuresInARow.set(0);
            } else {
                giveUp(failure.concerns() == Concern.ITEM ? notSent(failure) : failure);
            }
        }

        /** A call that was not sent did not cause the failure of others. */
        private static MagentoException notSent(MagentoException reason) {
            return new MagentoException.NotReached(MagentoException.Details.of(
                            reason.operation(), "not sent, since the shop fails for every call: " + reason.getMessage())
                    .causedBy(reason));
        }

        private boolean answersTheProbe() {
            try {
                roundTrip.probe();
                return true;
            } catch (MagentoException.NotPermitted e) {
                return true;
            } catch (MagentoException e) {
                return false;
            }
        }

        void giveUp(MagentoException reason) {
            reasonToGiveUp.compareAndSet(null, reason);
        }

        List<R> replies() {
            return IntStream.range(0, calls.size())
                    .mapToObj(i -> Objects.requireNonNullElseGet(
                            replies.get(i),
                            () -> roundTrip.failed(calls.get(i), Objects.requireNonNull(reasonToGiveUp.get()))))
                    .toList();
        }
    }

    /** Consecutive calls, from {@code from}, inclusive, to {@code to}, exclusive. */
    private record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }
}
