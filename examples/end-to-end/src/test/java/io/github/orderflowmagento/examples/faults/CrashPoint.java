package io.github.orderflowmagento.examples.faults;

/** Where a run can be killed. */
enum CrashPoint {
    /** A request has been sent, and nobody has read it. */
    BEFORE_REQUEST("request sent, not executed"),
    /** A request has been executed, and its answer is not there yet. */
    AFTER_REQUEST("request executed, not answered"),
    /** All is done, and the state not kept. */
    BEFORE_SAVE("before the checkpoint is written"),
    /** The state is kept, and the process has not ended. */
    AFTER_SAVE("after the checkpoint is written");

    private final String words;

    CrashPoint(String words) {
        this.words = words;
    }

    boolean isAtRequest() {
        return this == BEFORE_REQUEST || this == AFTER_REQUEST;
    }

    @Override
    public String toString() {
        return words;
    }
}
