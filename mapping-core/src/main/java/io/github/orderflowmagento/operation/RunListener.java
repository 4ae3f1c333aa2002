package io.github.orderflowmagento.operation;

import java.time.Duration;

/**
 * Receives events of operations, for example for a progress bar, a log or metrics. All methods do nothing unless overridden; {@link #and}
 * combines listeners.
 *
 * <p>Events contain keys (SKUs, order numbers), reasons and times, but no customers' data; outcomes may quote a reason given by the shop or
 * the warehouse. Methods are called by the thread that runs the operation, and {@link #called} also by a read-ahead thread; calls do not
 * overlap. Methods should return quickly. Exceptions are logged and do not affect the run. A listener shared by several operations must be
 * thread-safe.
 */
public interface RunListener {
    /**
     * A run starts.
     *
     * @param operation the operation's name, for example {@code order export}
     * @param dryRun whether it is a dry run, which writes nothing
     */
    default void started(String operation, boolean dryRun) {}

    /** A call to the shop or the warehouse has returned, or failed. */
    default void called(CallMade call) {}

    /**
     * An item has its outcome, with the number of attempts and the due time if it will be retried. Its batch is complete, so the outcome is
     * final.
     */
    default void settled(String operation, ItemOutcome item) {}

    /**
     * A run has ended. Its state has not been saved yet.
     *
     * @param took the duration of the run
     */
    default void ended(Run run, Duration took) {}

    /** Returns a listener that calls this one and then another, even if this one fails. */
    default RunListener and(RunListener next) {
        return new ListenerPair(this, next);
    }

    /** Returns a listener that does nothing. */
    static RunListener none() {
        return new RunListener() {};
    }
}
