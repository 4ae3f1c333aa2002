package io.github.orderflowmagento.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C and SIGTERM do: a run under way is interrupted, which ends it after the item under way and saves its state, and the process ends
 * when that has been told. What is no run ends at once.
 */
public final class Interruption {
    private static final CountDownLatch TOLD = new CountDownLatch(1);

    private static @Nullable Thread runner;
    private static boolean isInterrupted;
    private static boolean isEnding;

    private Interruption() {}

    /** Has the signals do so. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(Interruption::end, "interruption"));
    }

    private static void end() {
        synchronized (Interruption.class) {
            if (isEnding) {
                return; // by itself
            }
            isInterrupted = true;
            if (runner != null) {
                runner.interrupt();
            }
        }
        if (isRunning()) {
            try {
                TOLD.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private static synchronized boolean isRunning() {
        return runner != null;
    }

    /** Runs what is to end by itself when the process is told to stop. */
    public static <T> T during(Supplier<T> run) {
        synchronized (Interruption.class) {
            runner = Thread.currentThread();
        }
        return run.get();
    }

    /** Whether the process was told to stop. */
    public static synchronized boolean isInterrupted() {
        return isInterrupted;
    }

    /** Ends the process. */
    static void exit(int code) {
        synchronized (Interruption.class) {
            isEnding = !isInterrupted;
        }
        TOLD.countDown();
        System.exit(code);
    }
}
