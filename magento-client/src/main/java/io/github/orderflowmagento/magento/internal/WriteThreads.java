package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The threads on which one call writes several things at the same time. They start and end with the call. The thread that made the call
 * waits for all of them, whatever happens, so that the outcome of each write is known; meanwhile it runs their tasks that need it ({@link
 * #onCallingThread}). An interrupt is passed on to them.
 */
public final class WriteThreads {
    /** The instance that the current thread belongs to. */
    private static final ThreadLocal<@Nullable WriteThreads> CURRENT = new ThreadLocal<>();

    /** Whether a write waits for what the current thread does. */
    private static final ThreadLocal<Boolean> IS_AWAITED = ThreadLocal.withInitial(() -> false);

    private final BlockingQueue<Runnable> forCallingThread = new LinkedBlockingQueue<>();

    private WriteThreads() {}

    /**
     * Does the work on this many threads at the same time; on the calling thread if it is one, or if that is interrupted.
     *
     * @param work takes what is left to do, until nothing is
     */
    public static void share(int count, Runnable work) {
        if (count <= 1 || Thread.currentThread().isInterrupted()) {
            work.run();
        } else {
            new WriteThreads().run(count, work);
        }
    }

    /** Does something on the thread that made the call, and waits for it. */
    static <T extends @Nullable Object> T onCallingThread(Supplier<T> work) {
        WriteThreads threads = CURRENT.get();
        return threads == null ? work.get() : threads.ask(work);
    }

    /** Does what a write waits for, which may have its turn among the requests to the shop already. */
    static void awaited(Runnable work) {
        boolean outer = IS_AWAITED.get();
        IS_AWAITED.set(true);
        try {
            work.run();
        } finally {
            IS_AWAITED.set(outer);
        }
    }

    /** Whether a write waits for what the current thread does: then this must not wait for the end of the write. */
    public static boolean isAwaited() {
        return IS_AWAITED.get();
    }

    private void run(int count, Runnable work) {
        List<FutureTask<?>> shares = IntStream.range(0, count)
                .<FutureTask<?>>mapToObj(i -> new Share(work))
                .toList();
        List<Thread> threads = new ArrayList<>();
        for (FutureTask<?> share : shares) {
            Thread thread = new Thread(share, "magento-write-" + (threads.size() + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        boolean wasInterrupted = false;
        while (!shares.stream().allMatch(FutureTask::isDone)) {
            try {
                awaited(forCallingThread.take());
            } catch (InterruptedException e) {
                wasInterrupted = true;
                threads.forEach(Thread::interrupt);
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        shares.forEach(WriteThreads::result);
    }

    /** The work of one thread. When it is done, the calling thread is woken. */
    private final class Share extends FutureTask<Void> {
        Share(Runnable work) {
            super(
                    () -> {
                        CURRENT.set(WriteThreads.this);
                        work.run();
                    },
                    null);
        }

        @Override
        protected void done() {
            forCallingThread.add(() -> {});
        }
    }

    private <T extends @Nullable Object> T ask(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        forCallingThread.add(task);
        return result(task);
    }

    /** Waits, even if this thread is interrupted, since the work will be finished. */
    private static <T extends @Nullable Object> T result(FutureTask<T> task) {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
