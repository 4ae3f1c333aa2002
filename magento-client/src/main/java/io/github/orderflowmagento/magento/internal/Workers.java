package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The small thread pool in which a client makes several round trips at the same time. Threads start on demand, end when idle for a while,
 * and do not keep the process alive.
 */
public final class Workers implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    private final int count;
    private final ThreadPoolExecutor threads;

    /** @param count the maximum number of threads; with one, the caller does the work itself */
    public Workers(int count) {
        this.count = count;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "magento-read-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Returns the maximum number of threads. */
    int count() {
        return count;
    }

    /**
     * Does the work on as many threads as there are, up to a maximum, and waits for all of them. On the calling thread alone if a write
     * waits for it: other threads might wait for the end of that write.
     *
     * @param work takes what is left to do, until nothing is
     * @throws InterruptedException if this thread is interrupted while it waits; the others are interrupted too, and may still end
     * @throws IllegalStateException if the workers are closed
     */
    public void share(int mostThreads, Runnable work) throws InterruptedException {
        if (count == 1 || mostThreads == 1 || WriteThreads.isAwaited()) {
            work.run();
            return;
        }
        List<Future<?>> shares = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(count, mostThreads); i++) {
                shares.add(threads.submit(work));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("The client of the shop is closed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            shares.forEach(share -> share.cancel(true));
        }
    }

    /** Accepts no more work; work in progress is finished. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
