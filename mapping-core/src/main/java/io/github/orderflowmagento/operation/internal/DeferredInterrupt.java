package io.github.orderflowmagento.operation.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * Defers an interrupt of the thread during work that must not be interrupted: an interrupt closes file channels and, in some databases,
 * connections. Afterwards the thread's interrupt status is restored. Not thread-safe.
 */
public final class DeferredInterrupt {
    private boolean isPending;

    /** Work on files that can be restarted. */
    @FunctionalInterface
    public interface FileWork<T> {
        T result() throws IOException;
    }

    /** Returns the result of the work, restarted each time an interrupt aborts it. */
    public static <T> T during(FileWork<T> work) throws IOException {
        DeferredInterrupt interrupt = new DeferredInterrupt();
        interrupt.putOff();
        try {
            while (true) {
                try {
                    return work.result();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    interrupt.putOff();
                }
            }
        } finally {
            interrupt.handOn();
        }
    }

    /** Clears the interrupt status and remembers it. */
    public void putOff() {
        isPending |= Thread.interrupted();
    }

    /** Restores the interrupt status. */
    public void handOn() {
        if (isPending) {
            isPending = false;
            Thread.currentThread().interrupt();
        }
    }
}
