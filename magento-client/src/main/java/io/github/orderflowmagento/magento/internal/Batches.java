package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * Makes many calls in few round trips and gives each its own reply, whatever happens to the round trips. Only for calls that may
 * be repeated.
 *
 * <p>A round trip that fails inside the shop, or whose answer cannot be read, is split in halves, down to the one call that is to
 * blame: an order that kills PHP costs that order only. After several calls in a row were to blame, a cheap call tells whether
 * it is the shop: one that fails whatever it is asked is left alone. A shop that cannot be reached, or refuses the user, fails
 * the remaining calls at once.
 */
final class Batches {
    private static final int FAILURES_BEFORE_PROBING = 3;

    /** At most one row, without any of what its details hold. */
    private static final ApiCall PROBE = ApiCall.about(
            "(is the shop alive?)",
            "sales_order.list",
            new Filters().between("order_id", 1, 1).asArgument());

    private final Transport transport;
    private final int size;

    Batches(Transport transport, int size) {
        this.transport = transport;
        this.size = Math.min(size, transport.mostCallsAtOnce());
    }

    List<Reply> call(List<ApiCall> calls) {
        Run run = new Run();
        Chunks.of(calls, size).forEach(run::call);
        return run.replies;
    }

    private final class Run {
        private final List<Reply> replies = new ArrayList<>();
        private int failuresInARow;
        private @Nullable MagentoException reasonToGiveUp;

        void call(List<ApiCall> calls) {
            if (reasonToGiveUp != null) {
                failAll(calls, reasonToGiveUp);
                return;
            }
            try {
                replies.addAll(transport.multiCall(calls));
                failuresInARow = 0;
            } catch (MagentoException.ServerFault | MagentoException.NotUnderstood | MagentoException.Rejected e) {
                split(calls, e);
            } catch (MagentoException e) {
                reasonToGiveUp = e;
                failAll(calls, e);
            }
        }

        private void split(List<ApiCall> calls, MagentoException failure) {
            if (calls.size() == 1) {
                failuresInARow++;
                failAll(calls, failure);
                if (failuresInARow == FAILURES_BEFORE_PROBING) {
                    probe(failure);
                }
                return;
            }
            int middle = calls.size() / 2;
            call(calls.subList(0, middle));
            call(calls.subList(middle, calls.size()));
        }

        private void probe(MagentoException failure) {
            MagentoException verdict;
            try {
                verdict = transport.multiCall(List.of(PROBE)).get(0).failure();
            } catch (MagentoException e) {
                verdict = e;
            }
            if (verdict == null || verdict instanceof MagentoException.NotPermitted) {
                failuresInARow = 0;
            } else {
                reasonToGiveUp = failure;
            }
        }

        private void failAll(List<ApiCall> calls, MagentoException failure) {
            calls.forEach(call -> replies.add(Reply.failed(failure)));
        }
    }
}
