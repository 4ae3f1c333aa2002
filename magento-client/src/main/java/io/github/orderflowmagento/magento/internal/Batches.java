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
 * blame: an order that kills PHP, or holds what XML cannot carry, costs that order only. A shop that fails whatever it is asked is noticed and left alone. A shop that cannot be
 * reached, or refuses the user, fails the remaining calls at once.
 */
final class Batches {
    private static final int FAILURES_BEFORE_GIVING_UP = 3;

    private final Transport transport;
    private final int size;

    Batches(Transport transport, int size) {
        this.transport = transport;
        this.size = size;
    }

    List<Reply> call(List<ApiCall> calls) {
        Run run = new Run();
        for (int from = 0; from < calls.size(); from += size) {
            run.call(calls.subList(from, Math.min(from + size, calls.size())));
        }
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
                if (failuresInARow == FAILURES_BEFORE_GIVING_UP) {
                    reasonToGiveUp = failure;
                }
                failAll(calls, failure);
                return;
            }
            int middle = calls.size() / 2;
            call(calls.subList(0, middle));
            call(calls.subList(middle, calls.size()));
        }

        private void failAll(List<ApiCall> calls, MagentoException failure) {
            calls.forEach(call -> replies.add(Reply.failed(failure)));
        }
    }
}
