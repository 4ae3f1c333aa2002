package io.github.orderflowmagento.magento.internal;

/**
 * The time in which a thread is served: its clock stands while the thread waits for its turn, since that tells nothing of how much the shop
 * can do in one request. A shop that limits the number of requests would be sent more of them otherwise, each of less.
 */
public final class ServiceTime {
    private static final ThreadLocal<Long> WAITED = ThreadLocal.withInitial(() -> 0L);

    private ServiceTime() {}

    /** Nanoseconds of a clock that is never set, to be compared on one thread. */
    public static long ticks() {
        return System.nanoTime() - WAITED.get();
    }

    /** This thread has waited so long for its turn. */
    public static void waited(long nanos) {
        WAITED.set(WAITED.get() + nanos);
    }
}
