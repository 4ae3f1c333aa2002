package io.github.orderflowmagento.operation.internal.export;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Reads the next batch while the one before is being sent: in a thread of its own, one batch ahead. Or reads each batch when it is asked
 * for, in the thread that asks.
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

    /** How many batches are read ahead of the one that is sent. */
    int ahead() {
        return executor == null ? 0 : 1;
    }

    /** Begins to read. What is returned brings what was read, or throws what the reading has thrown. */
    <T> Supplier<T> begin(Supplier<T> reading) {
        if (executor == null) {
            return reading;
        }
        Future<T> read = executor.submit(reading::get);
        return () -> await(read);
    }

    /** An interrupt is handed on to the reading, which then ends as it would have in the thread that was interrupted. */
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

    /** What is being read is of no use any more. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
