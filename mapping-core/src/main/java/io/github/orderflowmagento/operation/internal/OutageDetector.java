package io.github.orderflowmagento.operation.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/**
 * Tells items that fail by themselves from an outage of the shop or the warehouse, where the failure, an error page for example, may mean
 * either: by what becomes of others. Items that fail while others go have failed themselves. Until that is known they are left alone for a
 * while without counting, and after a few in a row it is doubted that any go.
 */
public final class OutageDetector {
    private static final int FAILURES_BEFORE_DOUBT = 3;

    /** What is done about a few failures in a row. */
    public interface Doubt {
        /**
         * Finds out whether others go, and says so or ends the run.
         *
         * @param key of the last item that failed
         * @param failure the last failure
         */
        void settle(String key, RuntimeException failure);
    }

    private final RunRecorder recorder;
    private final Doubt doubt;

    /** Items that failed, with the failure, for as long as nobody knows whether they are to blame. */
    private final Map<String, OrderFlowException> suspects = new LinkedHashMap<>();

    private boolean othersGo;
    private int failuresInARow;

    /** Doubt ends the run. */
    public OutageDetector(RunRecorder recorder) {
        this(recorder, (key, failure) -> recorder.endEarly(failure));
    }

    public OutageDetector(RunRecorder recorder, Doubt doubt) {
        this.recorder = recorder;
        this.doubt = doubt;
    }

    /** Whether the shop does for others, in the same batch or just before, what it may fail to do for the next items. */
    public void others(boolean go) {
        othersGo = go;
        failuresInARow = go ? 0 : failuresInARow;
    }

    /** Books the shop's failure of one item. A shop that is busy says nothing about the item, whatever becomes of others. */
    public void book(String key, MagentoException failure) {
        if (Failures.blamed(failure) != Concern.UNDETERMINED) {
            Failures.book(recorder, key, failure);
        } else if (othersGo && !(failure instanceof MagentoException.Busy)) {
            recorder.failedItself(key, Failures.reason(failure));
        } else {
            leaveAlone(key, failure);
            failedInARow(key, failure);
        }
    }

    /** Books the failure of one request that was made for several items: which of them is to blame nobody knows, so it counts against none. */
    public void book(Collection<String> keys, MagentoException failure) {
        if (keys.size() == 1 || Failures.blamed(failure) == Concern.EVERYTHING) {
            keys.forEach(key -> book(key, failure));
        } else {
            keys.forEach(key -> leaveAlone(key, failure));
            keys.stream().findFirst().ifPresent(key -> failedInARow(key, failure));
        }
    }

    private void leaveAlone(String key, MagentoException failure) {
        if (failure instanceof MagentoException.Busy busy && busy.retryAfter().isPresent()) {
            Failures.book(recorder, key, failure);
        } else {
            recorder.pause(key, Failures.reason(failure));
        }
    }

    /** Leaves alone an item that the warehouse failed to take, which may lie in the item. */
    public void suspect(String key, OrderFlowException failure) {
        recorder.pause(key, Failures.reason(failure));
        suspects.put(key, failure);
    }

    /** The same for one of several in a row. */
    public void suspectOneMore(String key, OrderFlowException failure) {
        suspect(key, failure);
        failedInARow(key, failure);
    }

    private void failedInARow(String key, RuntimeException failure) {
        failuresInARow++;
        if (failuresInARow >= FAILURES_BEFORE_DOUBT) {
            failuresInARow = 0;
            doubt.settle(key, failure);
        }
    }

    /** The warehouse does its work: what it failed to take just before failed for a reason of its own. */
    public void othersGo() {
        others(true);
        judge();
    }

    /** Whether the warehouse has done its work for any since the beginning, or since {@link #beginAnew}. */
    public boolean doOthersGo() {
        return othersGo;
    }

    /** Whether it is known of each suspect whose fault it was. */
    public boolean areJudged() {
        return suspects.isEmpty();
    }

    /**
     * There are no more to judge by. Where none went either, only a refusal in the warehouse's own words counts, for it has spoken, and
     * about nothing else.
     */
    public void judgeTheRest() {
        suspects.values().removeIf(failure -> !othersGo && !(failure instanceof OrderFlowException.Rejected));
        judge();
    }

    private void judge() {
        suspects.forEach((key, failure) -> recorder.failedItself(key, Failures.reason(failure)));
        suspects.clear();
    }

    /** What comes next has nothing to do with what was: whoever is a suspect is left alone. */
    public void beginAnew() {
        suspects.clear();
        othersGo = false;
    }
}
