package io.github.orderflowmagento.magento.internal;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which threads do the work. */
class WorkersTest {
    /** Longer than a thread takes to start on the slowest machine. */
    private static final int PATIENCE_SECONDS = 60;

    private final Workers workers = new Workers(2);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        workers.close();
    }

    private void share(Runnable work) {
        try {
            workers.share(2, work);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void severalThreadsShareTheWork() {
        CyclicBarrier both = new CyclicBarrier(2);

        share(() -> {
            try {
                both.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            threads.add(Thread.currentThread());
        });

        assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
    }

    @Test
    void workThatAWriteWaitsForStaysOnItsThread() {
        WriteThreads.awaited(() -> share(() -> threads.add(Thread.currentThread())));

        assertThat(threads).containsExactly(Thread.currentThread());
    }
}
