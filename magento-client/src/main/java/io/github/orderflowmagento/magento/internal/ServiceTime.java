package io.github.orderflowmagento.magento.internal;

/**
 * A clock that measures how long a thread is served: it stops while the thread waits for its turn, since waiting does not show how much the
 * shop can do in one request. Otherwise a shop that limits the number of requests would receive more and smaller ones.
 */
public final class ServiceTime {
    private static final ThreadLocal<Long> WAITED = ThreadLocal.withInitial(() -> 0L);

    private ServiceTime() {}

    /** Returns nanoseconds of a monotonic clock, to be compared on one thread. */
    public static long ticks() {
        return System.nanoTime() - WAITED.get();
    }

    /** Records that this thread has waited this long for its turn. */
    public static void waited(long nanos) {
        WAITED.set(WAITED.get() + nanos);
    }
}
