package io.github.orderflowmagento.operation.internal.export;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Reads the next batch in a separate thread while the previous one is sent, one batch ahead. If turned off, reads each batch on demand in
 * the caller's thread.
 */
final class ReadAhead implements AutoCloseable {
    private final @Nullable ExecutorService executor;
    private volatile @Nullable Thread thread;

    /** @param isOn whether to read ahead at all */
    ReadAhead(boolean isOn) {
        this.executor = isOn ? Executors.newSingleThreadExecutor(this::daemon) : null;
    }

    private Thread daemon(Runnable work) {
        Thread daemon = new Thread(work, "orderflow-read-ahead");
        daemon.setDaemon(true);
        thread = daemon;
        return daemon;
    }

    /** The number of batches read ahead. */
    int ahead() {
        return executor == null ? 0 : 1;
    }

    /** Starts reading. The returned function returns the result, or throws the exception of the reading. */
    <T> Supplier<T> begin(Supplier<T> reading) {
        if (executor == null) {
            return reading;
        }
        Future<T> read = executor.submit(reading::get);
        return () -> await(read);
    }

    /** Passes an interrupt on to the reading, which then ends as in the interrupted thread. */
    private <T> T await(Future<T> read) {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return read.get();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                    handOn();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void handOn() {
        Thread reader = thread;
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** Cancels the reading, whose result is no longer needed. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
