package io.github.orderflowmagento.examples.sandbox;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Consumers;

/**
 * The queue consumers of a sandbox Magento 2, which execute the operations of {@code async} requests. They have no thread: operations are
 * executed while the shop serves a request, or within the methods below, one after the other, in order of arrival. In a new shop the
 * consumers run, and execute operations before the request is answered. They behave like the recorded shop; only killed consumers and
 * deadlocks were not recorded. Thread-safe.
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

    /** Stops the consumers: accepted operations stay open. */
    public void stop() {
        synchronized (lock) {
            consumers.stop();
        }
    }

    /** Resumes the consumers, which execute the waiting operations. */
    public void resume() {
        synchronized (lock) {
            consumers.resume();
        }
    }

    /**
     * Executes waiting operations, even while the consumers are stopped.
     *
     * @param operations the maximum number
     * @return the number of executed operations
     * @throws IllegalArgumentException if the number is negative
     */
    public int run(int operations) {
        requireCount(operations);
        synchronized (lock) {
            return consumers.run(operations);
        }
    }

    /** Executes operations as soon as they are accepted, which is the default. Waiting operations are executed now. */
    public void executeAtOnce() {
        synchronized (lock) {
            consumers.executeAtOnce();
        }
    }

    /**
     * Executes operations only after a request for {@code V1/bulk} was answered: a caller that polls finds all of them open at first, and
     * then more of them complete each time.
     *
     * @param operations the number of operations to execute after each such request, of any bulk
     * @throws IllegalArgumentException if the number is negative
     */
    public void executeAfterEachPoll(int operations) {
        requireCount(operations);
        synchronized (lock) {
            consumers.executeAfterEachPoll(operations);
        }
    }

    /**
     * Delays each operation by a number of later requests of any kind, so that a test can have it executed between any two requests of a
     * caller.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public void executeAfter(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("requests must not be negative, was " + requests);
        }
        synchronized (lock) {
            consumers.executeAfter(requests);
        }
    }

    /** Sets whether the newest operation is executed first. */
    public void executeNewestFirst(boolean isNewestFirst) {
        synchronized (lock) {
            consumers.executeNewestFirst(isNewestFirst);
        }
    }

    /** Kills the consumer during the next operation, which is executed but stays open permanently. The consumers are then stopped. */
    public void killDuringNext() {
        synchronized (lock) {
            consumers.killDuringNext();
        }
    }

    /** Makes the next operation fail with a deadlock, with status 2: it may be retried. */
    public void deadlockNext() {
        synchronized (lock) {
            consumers.deadlockNext();
        }
    }

    /** Returns the number of waiting operations. */
    public int waiting() {
        synchronized (lock) {
            return consumers.waiting();
        }
    }

    private static void requireCount(int operations) {
        if (operations < 0) {
            throw new IllegalArgumentException("operations must not be negative, was " + operations);
        }
    }
}
