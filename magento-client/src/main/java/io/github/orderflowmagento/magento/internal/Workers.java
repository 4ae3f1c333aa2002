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
 * The few threads in which a client makes several round trips at once. They begin when they are first needed, end when
 * they have nothing to do for a while, and keep no process alive.
 */
public final class Workers implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    private final int count;
    private final ThreadPoolExecutor threads;

    /** @param count how many threads there are at most; the work of one is done by whoever brings it */
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

    /** How many threads there are at most. */
    int count() {
        return count;
    }

    /**
     * Does the work in as many threads as there are, but not more than asked for, and waits for all of them.
     *
     * @param work takes what is left to do, until nothing is
     * @throws InterruptedException if this thread is interrupted while it waits; the others are interrupted too, and
     *     may still end
     * @throws IllegalStateException if the workers are closed
     */
    public void share(int mostThreads, Runnable work) throws InterruptedException {
        if (count == 1 || mostThreads == 1) {
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

    /** Takes no more work; what is under way comes to its end. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
