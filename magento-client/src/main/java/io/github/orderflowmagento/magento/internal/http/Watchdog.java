package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Cancels calls whose thread is interrupted: waiting for a socket does not react to it. */
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
        Thread thread = new Thread(work, "magento-interrupts");
        thread.setDaemon(true);
        return thread;
    }

    /** A wait for the other side. */
    @FunctionalInterface
    interface Waiting<T> {
        T result() throws IOException;
    }

    /**
     * Returns the result of the wait. The thread stays interrupted.
     *
     * @param cancel makes the wait fail
     * @throws InterruptedIOException if the thread is interrupted, even before
     */
    <T> T watch(Runnable cancel, Waiting<T> waiting) throws IOException {
        Thread caller = Thread.currentThread();
        if (caller.isInterrupted()) {
            throw interrupted();
        }
        Runnable look = () -> {
            if (caller.isInterrupted()) {
                cancel.run();
            }
        };
        Future<?> looks = thread.scheduleWithFixedDelay(look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return waiting.result();
        } catch (IOException e) {
            throw caller.isInterrupted() ? interrupted() : e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp lets an undeclared InterruptedException through
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
