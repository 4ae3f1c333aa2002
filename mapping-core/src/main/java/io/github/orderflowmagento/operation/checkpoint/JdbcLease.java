package io.github.orderflowmagento.operation.checkpoint;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.internal.DeferredInterrupt;

/**
 * The lease of a row, which lasts as long as the transaction that locked it. Until it is closed, nothing else may use the connection: the
 * run checks the lease through it, and so does a separate thread, so that the connection is never idle for longer than an interval.
 */
final class JdbcLease implements Checkpoint.Lease, AutoCloseable {
    /** Queries the row over the connection of the lease. */
    @FunctionalInterface
    interface Question {
        /** Returns whether the row is locked by this transaction and unchanged. */
        boolean isHeld() throws SQLException;
    }

    static final String THREAD = "orderflow-checkpoint-lease";

    private final Question question;
    private final ScheduledThreadPoolExecutor keeper = new ScheduledThreadPoolExecutor(1, JdbcLease::daemon);
    private boolean closed;
    private @Nullable String loss;

    private JdbcLease(Question question) {
        this.question = question;
    }

    /** Starts a lease that also checks itself at an interval. */
    static JdbcLease begin(Question question, Duration interval) {
        JdbcLease lease = new JdbcLease(question);
        long nanos = interval.toNanos();
        var unused = lease.keeper.scheduleWithFixedDelay(lease::keepAlive, nanos, nanos, TimeUnit.NANOSECONDS);
        return lease;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, THREAD);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized boolean isHeld() {
        if (closed) {
            return false;
        }
        ask();
        if (loss != null) {
            throw new IllegalStateException(loss);
        }
        return true;
    }

    /** Uses the connection of the lease exclusively. */
    synchronized <T> T use(Supplier<T> work) {
        return work.get();
    }

    private synchronized void keepAlive() {
        if (!closed) {
            ask();
        }
    }

    /** After a failure the connection is not queried again: its answer might belong to another transaction. */
    private synchronized void ask() {
        if (loss != null) {
            return;
        }
        DeferredInterrupt interrupt = new DeferredInterrupt();
        interrupt.putOff();
        try {
            if (!question.isHeld()) {
                loss = "its row was changed or deleted meanwhile";
            }
        } catch (SQLException | RuntimeException e) {
            loss = String.valueOf(e.getMessage());
        } finally {
            interrupt.handOn();
        }
    }

    /** From here on only the run uses the connection. The thread is not interrupted, since it might be using the connection. */
    @Override
    public synchronized void close() {
        closed = true;
        keeper.shutdown();
    }
}
