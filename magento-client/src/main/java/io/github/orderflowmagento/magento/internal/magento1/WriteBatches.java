package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.SingleCalls;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/**
 * Makes many calls that write, in few round trips. Behind a lost answer PHP may still be writing: what failed so is not repeated, and
 * the calls behind it are not sent. An answer, be it a fault or the page of a server error, says that PHP has come to an end: a round
 * trip of calls that set values and failed so is split, for one call may be to blame, and values set twice are set. What adds
 * something is not repeated even then, for it would be there twice. Only where a round trip of such calls was refused unread are they made
 * one by one, and each has the answer that it got itself. A shop that fails one round trip after the other is left alone.
 */
final class WriteBatches {
    private static final int FAILURES_BEFORE_END = 3;

    private final Transport transport;
    private final IntSupplier size;
    private final boolean mayRepeat;
    private final boolean isATry;

    private WriteBatches(Transport transport, IntSupplier size, boolean mayRepeat, boolean isATry) {
        this.transport = transport;
        this.size = size;
        this.mayRepeat = mayRepeat;
        this.isATry = isATry;
    }

    /** For calls that set values, so many in a round trip. */
    static WriteBatches setting(Transport transport, int size) {
        return new WriteBatches(transport, () -> size, true, false);
    }

    /**
     * The same over a web service of which nobody knows whether it works, beside one that does: if its first answer is an error page, that
     * is believed.
     */
    static WriteBatches trying(Transport transport, int size) {
        return new WriteBatches(transport, () -> size, true, true);
    }

    /** For calls that add something, at most so many in a round trip. */
    static WriteBatches adding(Transport transport, int most) {
        return new WriteBatches(transport, () -> Math.min(most, transport.goodAdditions()), false, false);
    }

    List<Reply> call(List<ApiCall> calls) {
        Run run = new Run();
        Chunks.of(calls, size.getAsInt()).forEach(run::call);
        return run.replies;
    }

    /** The calls of one caller. */
    private final class Run {
        private final List<Reply> replies = new ArrayList<>();
        private int failuresInARow;
        private @Nullable MagentoException reasonToStop;

        void call(List<ApiCall> some) {
            if (reasonToStop != null) {
                failAll(
                        some,
                        mayRepeat && !reasonToStop.outcomeUnknown()
                                ? reasonToStop
                                : WriteFailures.notSent(reasonToStop));
                return;
            }
            try {
                replies.addAll(made(some));
                failuresInARow = 0;
            } catch (MagentoException.ServerFault e) {
                if (isATry && replies.isEmpty()) {
                    failAll(some, e);
                    reasonToStop = e;
                } else if (mayRepeat && some.size() > 1) {
                    call(some.subList(0, some.size() / 2));
                    call(some.subList(some.size() / 2, some.size()));
                } else {
                    failed(some, e);
                }
            } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
                refused(some, e);
            } catch (MagentoException e) {
                failAll(some, e);
                reasonToStop = reasonToStop(e);
            } catch (RuntimeException e) {
                if (mayRepeat || replies.isEmpty()) {
                    throw e;
                }
                // the check before writes refuses this one, and what was added before it must be known
                reasonToStop = WriteFailures.refusedByCheck(some.get(0).description(), e);
                failAll(some, reasonToStop);
            }
        }

        /** An addition that goes alone is a plain call, with nothing around it that could fail or be refused. */
        private List<Reply> made(List<ApiCall> some) {
            return mayRepeat || some.size() > 1 ? transport.multiCall(some) : SingleCalls.make(some, transport::call);
        }

        /**
         * Nothing was made. A page that says so, a firewall's for example, may be about one call of those that differ in their texts, and a
         * shop that does not offer the round trip may offer its calls.
         */
        private void refused(List<ApiCall> some, MagentoException refusal) {
            if (mayRepeat || (SingleCalls.isAnswer(refusal) && !(refusal instanceof MagentoException.Unsupported))) {
                failAll(some, refusal);
                reasonToStop = reasonToStop(refusal);
            } else if (some.size() > 1) {
                some.forEach(one -> call(List.of(one)));
            } else {
                failed(some, refusal);
            }
        }

        private void failed(List<ApiCall> some, MagentoException failure) {
            failAll(some, failure);
            failuresInARow++;
            if (failuresInARow == FAILURES_BEFORE_END) {
                reasonToStop = failure;
            }
        }

        private void failAll(List<ApiCall> calls, MagentoException failure) {
            calls.forEach(call -> replies.add(Reply.failed(failure)));
        }
    }

    private static @Nullable MagentoException reasonToStop(MagentoException failure) {
        return SingleCalls.isAnswer(failure) ? null : failure;
    }
}
