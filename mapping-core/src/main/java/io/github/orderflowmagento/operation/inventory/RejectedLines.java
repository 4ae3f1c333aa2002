package io.github.orderflowmagento.operation.inventory;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** Records rejected lines, and ends the run over them in an all-or-nothing update. */
final class RejectedLines {
    /** The number of lines held before the listener receives them. */
    private static final int TOGETHER = 1_000;

    private final RunRecorder recorder;
    private long count;
    private String first = "";

    RejectedLines(RunRecorder recorder) {
        this.recorder = recorder;
    }

    void add(String key, String why) {
        count(key, why);
        recorder.failedForGood(key, why);
    }

    /** A line without a SKU: in another file its number belongs to another line, so it is not remembered. */
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

    /** Ends the run because of the rejected lines. Nothing was written. */
    void endRun() {
        recorder.endEarly(
                EndReason.INVALID_INPUT,
                "nothing was written, since " + count + (count == 1 ? " line is" : " lines are") + " rejected: "
                        + first);
    }

    /** A valid line that is not written because of others. */
    void notWritten(String key) {
        recorder.skipped(key, "not written, since other lines are rejected");
    }
}
