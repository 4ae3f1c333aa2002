package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Chunks;
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

    private final Transport transport;
    private final IntSupplier size;
    private final boolean mayRepeat;
    private final boolean isATry;
    private final int parallelism;

    private WriteBatches(Transport transport, IntSupplier size, boolean mayRepeat, boolean isATry, int parallelism) {
        this.parallelism = parallelism;
        this.transport = transport;
        this.size = size;
        this.mayRepeat = mayRepeat;
        this.isATry = isATry;
    }

    /**
     * Returns batches for calls that set values, with this many in a round trip.
     *
     * @param parallelism how many round trips are made at the same time, if all calls concern different things
     */
    static WriteBatches setting(Transport transport, int size, int parallelism) {
        return new WriteBatches(transport, () -> size, true, false, parallelism);
    }

    /**
     * Returns the same for a web service that may not work, in addition to one that does: if its first answer is an error page, it is not
     * used further.
     */
    static WriteBatches trying(Transport transport, int size) {
        return new WriteBatches(transport, () -> size, true, true, 1);
    }

    /** Returns batches for calls that add something, with at most this many in a round trip. */
    static WriteBatches adding(Transport transport, int most) {
        return new WriteBatches(transport, () -> Math.min(most, transport.goodAdditions()), false, false, 1);
    }

    List<Reply> call(List<ApiCall> calls) {
        List<List<ApiCall>> chunks = Chunks.of(calls, size.getAsInt());
        Run run = new Run();
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<List<Reply>> replies = new AtomicReferenceArray<>(chunks.size());
        WriteThreads.share(areAllDifferent(calls) ? Math.min(parallelism, chunks.size()) : 1, () -> {
            for (int i = next.getAndIncrement(); i < chunks.size(); i = next.getAndIncrement()) {
                replies.set(i, run.call(chunks.get(i)));
            }
        });
        return IntStream.range(0, chunks.size())
                .mapToObj(replies::get)
                .flatMap(List::stream)
                .toList();
    }

    private static boolean areAllDifferent(List<ApiCall> calls) {
        return calls.stream().map(call -> call.argument(0)).distinct().count() == calls.size();
    }

    /** The calls of one caller. */
    private final class Run {
        private final AtomicInteger failuresInARow = new AtomicInteger();
        private volatile @Nullable MagentoException reasonToStop;
        private volatile boolean hasReplies;

        List<Reply> call(List<ApiCall> some) {
            MagentoException stopped = reasonToStop;
            if (stopped != null) {
                return failed(some, mayRepeat && !stopped.outcomeUnknown() ? stopped : WriteFailures.notSent(stopped));
            }
            try {
                List<Reply> made = made(some);
                hasReplies = true;
                failuresInARow.set(0);
                return made;
            } catch (MagentoException.ServerFault e) {
                if (isATry && !hasReplies) {
                    reasonToStop = e;
                    return failed(some, e);
                }
                return mayRepeat && some.size() > 1 ? halves(some) : failedInARow(some, e);
            } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
                return refused(some, e);
            } catch (MagentoException e) {
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

        private List<Reply> halves(List<ApiCall> some) {
            List<Reply> replies = new ArrayList<>(call(some.subList(0, some.size() / 2)));
            replies.addAll(call(some.subList(some.size() / 2, some.size())));
            return replies;
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
                    ? some.stream().flatMap(one -> call(List.of(one)).stream()).toList()
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
