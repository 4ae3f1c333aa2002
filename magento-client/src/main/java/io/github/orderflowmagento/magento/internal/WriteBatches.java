package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * Makes many calls that write, in few round trips. A round trip that fails is neither split nor repeated, and the calls behind it
 * are not sent: behind a lost answer PHP may still be writing. Only a fault of the shop itself says that it has come to an end.
 */
final class WriteBatches {
    private final Transport transport;
    private final int size;

    WriteBatches(Transport transport, int size) {
        this.transport = transport;
        this.size = size;
    }

    List<Reply> call(List<ApiCall> calls) {
        List<Reply> replies = new ArrayList<>();
        MagentoException reasonToStop = null;
        for (List<ApiCall> some : Chunks.of(calls, size)) {
            if (reasonToStop != null) {
                failAll(some, notSent(reasonToStop), replies);
                continue;
            }
            try {
                replies.addAll(transport.multiCall(some));
            } catch (MagentoException e) {
                failAll(some, e, replies);
                reasonToStop = reasonToStop(e);
            }
        }
        return replies;
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

    private static void failAll(List<ApiCall> calls, MagentoException failure, List<Reply> replies) {
        calls.forEach(call -> replies.add(Reply.failed(failure)));
    }
}
