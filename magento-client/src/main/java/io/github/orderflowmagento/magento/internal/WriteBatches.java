package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * Makes many calls that set values, in few round trips. Behind a lost answer PHP may still be writing: what failed so is not repeated,
 * and the calls behind it are not sent. An answer, be it a fault or the page of a server error, says that PHP has come to an end: a
 * round trip that failed so is split, for one call may be to blame, and values set twice are set. A shop that fails one call
 * after the other is left alone.
 */
final class WriteBatches {
    private static final int FAILURES_BEFORE_END = 3;

    private final Transport transport;
    private final int size;

    WriteBatches(Transport transport, int size) {
        this.transport = transport;
        this.size = size;
    }

    List<Reply> call(List<ApiCall> calls) {
        Run run = new Run();
        Chunks.of(calls, size).forEach(run::call);
        return run.replies;
    }

    /** The calls of one caller. */
    private final class Run {
        private final List<Reply> replies = new ArrayList<>();
        private int failuresInARow;
        private @Nullable MagentoException reasonToStop;

        void call(List<ApiCall> some) {
            if (reasonToStop != null) {
                failAll(some, notSent(reasonToStop));
                return;
            }
            try {
                replies.addAll(transport.multiCall(some));
                failuresInARow = 0;
            } catch (MagentoException.ServerFault e) {
                split(some, e);
            } catch (MagentoException e) {
                failAll(some, e);
                reasonToStop = reasonToStop(e);
            }
        }

        private void split(List<ApiCall> some, MagentoException.ServerFault failure) {
            if (some.size() > 1) {
                call(some.subList(0, some.size() / 2));
                call(some.subList(some.size() / 2, some.size()));
                return;
            }
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
        boolean mayGoOn = failure.faultCode().isPresent() && !(failure instanceof MagentoException.RefusedCredentials);
        return mayGoOn ? null : failure;
    }

    /** What was not sent has no unknown outcome. */
    private static MagentoException notSent(MagentoException reason) {
        return reason.outcomeUnknown()
                ? new MagentoException.NotReached(
                        reason.operation(), "not sent, since the writes before failed: " + reason.getMessage(), reason)
                : reason;
    }
}
