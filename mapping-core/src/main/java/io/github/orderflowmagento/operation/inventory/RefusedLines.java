package io.github.orderflowmagento.operation.inventory;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** Books lines that are refused, and ends the run over them where all or nothing is to be written. */
final class RefusedLines {
    /** So many are held before the listener is told of them. */
    private static final int TOGETHER = 1_000;

    private final RunRecorder recorder;
    private long count;
    private String first = "";

    RefusedLines(RunRecorder recorder) {
        this.recorder = recorder;
    }

    void add(String key, String why) {
        count(key, why);
        recorder.failedForGood(key, why);
    }

    /** One without a SKU: under the same name another file has another line, so it is not remembered. */
    void addUnnamed(String name, String why) {
        count(name, why);
        recorder.refused(name, why);
        if (count % TOGETHER == 0) {
            recorder.announce();
        }
    }

    private void count(String key, String why) {
        if (count++ == 0) {
            first = key + ": " + why;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Ends the run over them. Nothing was written. */
    void endRun() {
        recorder.endEarly(
                EndReason.INVALID_INPUT,
                "nothing was written, since " + count + (count == 1 ? " line is" : " lines are") + " refused: "
                        + first);
    }

    /** A line that could be written if all could. */
    void notWritten(String key) {
        recorder.skipped(key, "not written, since other lines are refused");
    }
}
