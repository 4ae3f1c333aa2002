package io.github.orderflowmagento.examples.sandbox;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Consumers;

/**
 * The consumers of a sandbox Magento 2: they execute the operations that {@code async} requests have queued. They have no
 * thread of their own: operations are executed while the shop serves a request, or within the methods below, one after the
 * other, in the order in which they came. Consumers of a new shop run, and execute what is accepted before the caller is told
 * that it was. That a consumer is killed, or meets a deadlock, was not recorded; all else that operations do and tell was.
 * Thread-safe.
 *
 * <pre>{@code
 * shop.consumers().stop();
 * // requests are accepted, and their operations stay open
 * shop.consumers().run(1); // the first of them is executed
 * shop.consumers().resume(); // and all others
 * }</pre>
 */
public final class SandboxConsumers {

    private final Object lock;
    private final Consumers consumers;

    SandboxConsumers(Object lock, Consumers consumers) {
        this.lock = lock;
        this.consumers = consumers;
    }

    /** From now on nothing is executed: what is accepted stays open. */
    public void stop() {
        synchronized (lock) {
            consumers.stop();
        }
    }

    /** The consumers run again, and execute what has been waiting. */
    public void resume() {
        synchronized (lock) {
            consumers.resume();
        }
    }

    /**
     * Executes operations that wait, also while the consumers are stopped.
     *
     * @param operations how many at most
     * @return how many it were
     * @throws IllegalArgumentException when less than none are asked for
     */
    public int run(int operations) {
        requireCount(operations);
        synchronized (lock) {
            return consumers.run(operations);
        }
    }

    /** From now on operations are executed as soon as they are accepted, as by default; those that wait, now. */
    public void executeAtOnce() {
        synchronized (lock) {
            consumers.executeAtOnce();
        }
    }

    /**
     * From now on operations are executed only after a request for {@code V1/bulk} was answered: whoever asks finds them open
     * first, and then more of them done each time.
     *
     * @param operations how many after each such request, of whichever bulk
     * @throws IllegalArgumentException when it is negative
     */
    public void executeAfterEachPoll(int operations) {
        requireCount(operations);
        synchronized (lock) {
            consumers.executeAfterEachPoll(operations);
        }
    }

    /**
     * From now on an operation is executed late: after so many requests were answered that came after its acceptance, of
     * whichever kind. A number for each place at which it may happen between the requests of a caller.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public void executeAfter(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("requests are 0 or more, not " + requests);
        }
        synchronized (lock) {
            consumers.executeAfter(requests);
        }
    }

    /** From now on what came last is executed first, or no longer. */
    public void executeNewestFirst(boolean isNewestFirst) {
        synchronized (lock) {
            consumers.executeNewestFirst(isNewestFirst);
        }
    }

    /** The consumer is killed in the next operation: that is executed, but stays open for ever, and the consumers are stopped. */
    public void killDuringNext() {
        synchronized (lock) {
            consumers.killDuringNext();
        }
    }

    /** The database chooses another write than that of the next operation, which fails and may be tried again (status 2). */
    public void deadlockNext() {
        synchronized (lock) {
            consumers.deadlockNext();
        }
    }

    /** How many operations wait for the consumers. */
    public int waiting() {
        synchronized (lock) {
            return consumers.waiting();
        }
    }

    private static void requireCount(int operations) {
        if (operations < 0) {
            throw new IllegalArgumentException("operations are 0 or more, not " + operations);
        }
    }
}
