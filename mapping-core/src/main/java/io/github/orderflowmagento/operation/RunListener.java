package io.github.orderflowmagento.operation;

import java.time.Duration;

/**
 * Is told what an operation does while it does it: for a progress bar, a log, or figures. All methods do nothing unless overridden;
 * several listeners become one by {@link #and}.
 *
 * <p>What is told holds keys (SKUs, order numbers), reasons and times, no customer's data; outcomes may quote a reason that the other
 * side gave. Methods are called by the thread that runs the operation, but for {@link #called}, which a thread that reads ahead calls, too;
 * one at a time. They should return soon. What they throw is logged, and changes
 * nothing about the run. A listener that is shared by operations must be safe for several threads.
 */
public interface RunListener {
    /** A run begins. */
    default void started(String operation, boolean dryRun) {}

    /** A call to the shop or the warehouse has returned, or failed. */
    default void called(CallMade call) {}

    /**
     * An item has its outcome. One that will be retried says after how many attempts, and when. The batch that it was in has been
     * dealt with, so the outcome will not change.
     */
    default void settled(String operation, ItemOutcome item) {}

    /**
     * A run has ended; it has not been kept yet.
     *
     * @param took how long it took
     */
    default void ended(Run run, Duration took) {}

    /** This listener, and then another, which is told though this one fails. */
    default RunListener and(RunListener next) {
        return new ListenerPair(this, next);
    }

    /** A listener that does nothing. */
    static RunListener none() {
        return new RunListener() {};
    }
}
