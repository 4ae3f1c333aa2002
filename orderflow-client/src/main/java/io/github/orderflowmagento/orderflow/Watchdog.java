package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Cancels calls whose thread is interrupted or whose time is over. A thread that waits for a socket does not notice an interrupt. */
final class Watchdog {

    private static final long INTERVAL_MILLIS = 50;
    private static final int IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Watchdog::daemon);

    Watchdog() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "orderflow-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    /** A blocking operation. */
    @FunctionalInterface
    interface Waiting<T> {
        T result() throws IOException;
    }

    /**
     * Executes a blocking operation. The interrupt status of the thread is kept.
     *
     * @param cancel makes the operation fail
     * @param mostNanos the maximum time in nanoseconds
     * @throws InterruptedIOException if the time is over, or the thread is or was interrupted
     */
    <T> T watch(Waiting<T> waiting, Runnable cancel, long mostNanos) throws IOException {
        Thread caller = Thread.currentThread();
        if (caller.isInterrupted()) {
            throw interrupted();
        }
        long begin = System.nanoTime();
        Runnable look = () -> {
            if (caller.isInterrupted() || System.nanoTime() - begin >= mostNanos) {
                cancel.run();
            }
        };
        Future<?> looks = thread.scheduleWithFixedDelay(look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return waiting.result();
        } catch (IOException e) {
            if (caller.isInterrupted()) {
                throw interrupted();
            }
            throw System.nanoTime() - begin >= mostNanos ? new InterruptedIOException("timeout") : e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp throws an InterruptedException that it does not declare
            caller.interrupt();
            throw interrupted();
        } finally {
            looks.cancel(false);
        }
    }

    private static InterruptedIOException interrupted() {
        return new InterruptedIOException("the thread was interrupted");
    }
}
