package io.github.orderflowmagento.examples.faults;

/** The points at which a run can be killed. */
enum CrashPoint {
    /** The request was sent, but not read. */
    BEFORE_REQUEST("request sent, not executed"),
    /** A request was executed, but not answered. */
    AFTER_REQUEST("request executed, not answered"),
    /** All requests are done, but the state is not saved. */
    BEFORE_SAVE("before the checkpoint is written"),
    /** The state is saved, but the process has not ended. */
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
