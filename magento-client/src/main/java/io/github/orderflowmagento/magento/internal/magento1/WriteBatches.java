package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.ServiceTime;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteThreads;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.SingleCalls;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/**
 * Makes many writing calls in few round trips. After a lost answer PHP may still be writing: such a round trip is not repeated, and later
 * calls are not sent. An answer, even a fault or a server error page, means that PHP has finished: a failed round trip of calls that set
 * values is split, since one call may cause the failure, and setting a value twice is harmless. Calls that add something are never
 * repeated, since they would add it twice; only if a round trip of them was refused unread are they made one by one, each with its own
 * answer. If one round trip fails after the other, nothing more is sent to the shop.
 */
final class WriteBatches {
    private static final int FAILURES_BEFORE_END = 3;

    /** Fewer calls do not justify a round trip of their own. */
    private static final int WORTH_A_ROUND_TRIP = 10;

    private final Transport transport;
    private final IntSupplier size;
    private final @Nullable BatchSize adapting;
    private final boolean mayRepeat;
    private final boolean isATry;
    private final int parallelism;

    private WriteBatches(
            Transport transport,
            IntSupplier size,
            @Nullable BatchSize adapting,
            boolean mayRepeat,
            boolean isATry,
            int parallelism) {
        this.parallelism = parallelism;
        this.transport = transport;
        this.size = size;
        this.adapting = adapting;
        this.mayRepeat = mayRepeat;
        this.isATry = isATry;
    }

    /**
     * Returns batches for calls that set values.
     *
     * @param size how many go into a round trip; adapts to the time that these take
     * @param parallelism how many round trips are made at the same time, if all calls concern different things
     */
    static WriteBatches setting(Transport transport, BatchSize size, int parallelism) {
        return new WriteBatches(transport, size::current, size, true, false, parallelism);
    }

    /**
     * Returns the same for a web service that may not work, in addition to one that does: if its first answer is an error page, it is not
     * used further.
     */
    static WriteBatches trying(Transport transport, int size) {
        return new WriteBatches(transport, () -> size, null, true, true, 1);
    }

    /** Returns batches for calls that add something, with at most this many in a round trip. */
    static WriteBatches adding(Transport transport, int most) {
        return new WriteBatches(transport, () -> Math.min(most, transport.goodAdditions()), null, false, false, 1);
    }

    List<Reply> call(List<ApiCall> calls) {
        int threads = areAllDifferent(calls) ? parallelism : 1;
        Run run = new Run(calls, threads);
        WriteThreads.share(Math.min(threads, 1 + (calls.size() - 1) / run.together()), run::work);
        return run.replies();
    }

    private static boolean areAllDifferent(List<ApiCall> calls) {
        return calls.stream().map(call -> call.argument(0)).distinct().count() == calls.size();
    }

    /** Calls of one round trip, beginning with that at {@code from}. */
    private record Part(int from, List<ApiCall> calls) {}

    /** The calls of one caller. */
    private final class Run {
        private final List<ApiCall> calls;
        private final int threads;
        private final AtomicReferenceArray<Reply> replies;
        private final AtomicInteger failuresInARow = new AtomicInteger();
        private volatile @Nullable MagentoException reasonToStop;
        private volatile boolean hasReplies;
        private int taken;

        Run(List<ApiCall> calls, int threads) {
            this.calls = calls;
            this.threads = threads;
            this.replies = new AtomicReferenceArray<>(calls.size());
        }

        /** Returns the size of the next round trip: small enough to occupy all threads. */
        int together() {
            int share = 1 + (calls.size() - 1) / threads;
            return Math.min(size.getAsInt(), Math.max(share, WORTH_A_ROUND_TRIP));
        }

        /** Makes calls until none is left. */
        void work() {
            for (Part part = take(); !part.calls().isEmpty(); part = take()) {
                List<Reply> made = call(part.calls(), true);
                for (int i = 0; i < made.size(); i++) {
                    replies.set(part.from() + i, made.get(i));
                }
            }
        }

        private synchronized Part take() {
            int from = taken;
            taken = Math.min(calls.size(), from + together());
            return new Part(from, calls.subList(from, taken));
        }

        List<Reply> replies() {
            return IntStream.range(0, calls.size()).mapToObj(replies::get).toList();
        }

        /** @param isWhole whether they are all calls of a round trip, not some of one that failed */
        private List<Reply> call(List<ApiCall> some, boolean isWhole) {
            MagentoException stopped = reasonToStop;
            if (stopped != null) {
                return failed(some, mayRepeat && !stopped.outcomeUnknown() ? stopped : WriteFailures.notSent(stopped));
            }
            long begin = ServiceTime.ticks();
            try {
                List<Reply> made = made(some);
                if (adapting != null) {
                    adapting.answered(some.size(), ServiceTime.ticks() - begin);
                }
                hasReplies = true;
                failuresInARow.set(0);
                return made;
            } catch (MagentoException.ServerFault e) {
                if (isATry && !hasReplies) {
                    reasonToStop = e;
                    return failed(some, e);
                }
                useSmaller(some, isWhole);
                return mayRepeat && some.size() > 1 ? halves(some) : failedInARow(some, e);
            } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
                return refused(some, e);
            } catch (MagentoException e) {
                if (e.outcomeUnknown()) {
                    useSmaller(some, isWhole); // it may have taken too long
                }
                return failedOrStopped(some, e);
            } catch (RuntimeException e) {
                // the check before writes forbids this one, and what was added before it must be reported
                MagentoException refused =
                        WriteFailures.refusedByCheck(some.get(0).description(), e);
                reasonToStop = refused;
                if (mayRepeat || !hasReplies) {
                    throw e;
                }
                return failed(some, refused);
            }
        }

        /** Makes the next round trips smaller, for this caller and for others. */
        private void useSmaller(List<ApiCall> failed, boolean isWhole) {
            if (adapting != null && isWhole) {
                adapting.failed(failed.size());
            }
        }

        private List<Reply> halves(List<ApiCall> some) {
            List<Reply> both = new ArrayList<>(call(some.subList(0, some.size() / 2), false));
            both.addAll(call(some.subList(some.size() / 2, some.size()), false));
            return both;
        }

        /** A single addition is a plain call, without a wrapper that could fail or be refused. */
        private List<Reply> made(List<ApiCall> some) {
            return mayRepeat || some.size() > 1 ? transport.multiCall(some) : SingleCalls.make(some, transport::call);
        }

        /**
         * Nothing was executed. An error page, for example a firewall's, may concern a single call if their texts differ, and a shop that
         * does not offer the round trip may offer its calls.
         */
        private List<Reply> refused(List<ApiCall> some, MagentoException refusal) {
            if (mayRepeat || (SingleCalls.isAnswer(refusal) && !(refusal instanceof MagentoException.Unsupported))) {
                return failedOrStopped(some, refusal);
            }
            return some.size() > 1
                    ? some.stream()
                            .flatMap(one -> call(List.of(one), false).stream())
                            .toList()
                    : failedInARow(some, refusal);
        }

        private List<Reply> failedOrStopped(List<ApiCall> some, MagentoException failure) {
            if (!SingleCalls.isAnswer(failure)) {
                reasonToStop = failure;
            }
            return failed(some, failure);
        }

        private List<Reply> failedInARow(List<ApiCall> some, MagentoException failure) {
            if (failuresInARow.incrementAndGet() == FAILURES_BEFORE_END) {
                reasonToStop = failure;
            }
            return failed(some, failure);
        }

        private List<Reply> failed(List<ApiCall> calls, MagentoException failure) {
            hasReplies = true;
            return calls.stream().map(call -> Reply.failed(failure)).toList();
        }
    }
}
