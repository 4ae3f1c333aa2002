package io.github.orderflowmagento.operation.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * The interrupt of a thread, put off while it does what must not be broken off: file channels close themselves on an interrupted thread, and so
 * do the connections of some databases. Afterwards the thread is interrupted as before. For one thread.
 */
public final class DeferredInterrupt {
    private boolean isPending;

    /** Work on files that can be begun anew. */
    @FunctionalInterface
    public interface FileWork<T> {
        T result() throws IOException;
    }

    /** What the work brings, begun anew as often as an interrupt breaks it off. */
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

    /** From here on the thread is not interrupted. */
    public void putOff() {
        isPending |= Thread.interrupted();
    }

    /** From here on it is, if it was. */
    public void handOn() {
        if (isPending) {
            isPending = false;
            Thread.currentThread().interrupt();
        }
    }
}
