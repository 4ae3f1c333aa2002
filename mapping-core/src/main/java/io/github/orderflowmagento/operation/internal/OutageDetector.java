package io.github.orderflowmagento.operation.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/**
 * Distinguishes items that fail because of themselves from an outage of the shop or the warehouse, if the failure (for example an error
 * page) may mean either: items that fail while others succeed have failed because of themselves. Until that is known they are skipped for a
 * while without counting, and after a few failures in a row an outage is suspected.
 */
public final class OutageDetector {
    private static final int FAILURES_BEFORE_DOUBT = 3;

    /** The reaction to a few failures in a row. */
    public interface Doubt {
        /**
         * Checks whether others succeed, and records that or ends the run.
         *
         * @param key of the last item that failed
         * @param failure the last failure
         */
        void settle(String key, RuntimeException failure);
    }

    private final RunRecorder recorder;
    private final Doubt doubt;

    /** The failed items with their failures, as long as it is unknown whether they are the cause. */
    private final Map<String, OrderFlowException> suspects = new LinkedHashMap<>();

    private boolean othersGo;
    private int failuresInARow;

    /** A suspected outage ends the run. */
    public OutageDetector(RunRecorder recorder) {
        this(recorder, (key, failure) -> recorder.endEarly(failure));
    }

    public OutageDetector(RunRecorder recorder, Doubt doubt) {
        this.recorder = recorder;
        this.doubt = doubt;
    }

    /** Records whether the shop succeeded for other items, in the same batch or just before, at what it may fail to do for the next. */
    public void others(boolean go) {
        othersGo = go;
        failuresInARow = go ? 0 : failuresInARow;
    }

    /** Records the shop's failure of one item. A busy shop proves nothing about the item, whatever happens to others. */
    public void record(String key, MagentoException failure) {
        if (Failures.blamed(failure) != Concern.UNDETERMINED) {
            Failures.record(recorder, key, failure);
        } else if (othersGo && !(failure instanceof MagentoException.Busy)) {
            recorder.failedItself(key, Failures.reason(failure));
        } else {
            leaveAlone(key, failure);
            failedInARow(key, failure);
        }
    }

    /** Records the failure of one request for several items: which of them is the cause is unknown, so it counts against none. */
    public void record(Collection<String> keys, MagentoException failure) {
        if (keys.size() == 1 || Failures.blamed(failure) == Concern.EVERYTHING) {
            keys.forEach(key -> record(key, failure));
        } else {
            keys.forEach(key -> leaveAlone(key, failure));
            keys.stream().findFirst().ifPresent(key -> failedInARow(key, failure));
        }
    }

    private void leaveAlone(String key, MagentoException failure) {
        if (failure instanceof MagentoException.Busy busy && busy.retryAfter().isPresent()) {
            Failures.record(recorder, key, failure);
        } else {
            recorder.pause(key, Failures.reason(failure));
        }
    }

    /** Skips an item that the warehouse failed to accept, possibly because of the item. */
    public void suspect(String key, OrderFlowException failure) {
        recorder.pause(key, Failures.reason(failure));
        suspects.put(key, failure);
    }

    /** Skips one of several such items in a row. */
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

    /** Records that the warehouse works: earlier failures had other causes. */
    public void othersGo() {
        others(true);
        judge();
    }

    /** Returns whether the warehouse has accepted anything since the beginning, or since {@link #beginAnew}. */
    public boolean doOthersGo() {
        return othersGo;
    }

    /** Returns whether the cause is known for each suspect. */
    public boolean areJudged() {
        return suspects.isEmpty();
    }

    /**
     * Ends the judgement: no more items follow. If none succeeded, only a rejection in the warehouse's own words counts, since the
     * warehouse answered, and about this item only.
     */
    public void judgeTheRest() {
        suspects.values().removeIf(failure -> !othersGo && !(failure instanceof OrderFlowException.Rejected));
        judge();
    }

    private void judge() {
        suspects.forEach((key, failure) -> recorder.failedItself(key, Failures.reason(failure)));
        suspects.clear();
    }

    /** Starts unrelated work: the remaining suspects are skipped. */
    public void beginAnew() {
        suspects.clear();
        othersGo = false;
    }
}
