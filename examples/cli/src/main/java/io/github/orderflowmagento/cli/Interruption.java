package io.github.orderflowmagento.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Handles Ctrl-C and SIGTERM: a run in progress is interrupted, which ends it after the current item and saves its state, and the process ends
 * when that has been reported. Commands without a run end at once.
 */
public final class Interruption {
    private static final CountDownLatch SIGNALLED = new CountDownLatch(1);

    private static @Nullable Thread runner;
    private static boolean isInterrupted;
    private static boolean isEnding;

    private Interruption() {}

    /** Installs the signal handlers. */
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
                SIGNALLED.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private static synchronized boolean isRunning() {
        return runner != null;
    }

    /** Runs an action that ends early when the process gets a signal to stop. */
    public static <T> T during(Supplier<T> run) {
        synchronized (Interruption.class) {
            runner = Thread.currentThread();
        }
        return run.get();
    }

    /** Returns whether the process got a signal to stop. */
    public static synchronized boolean isInterrupted() {
        return isInterrupted;
    }

    /** Ends the process. */
    static void exit(int code) {
        synchronized (Interruption.class) {
            isEnding = !isInterrupted;
        }
        SIGNALLED.countDown();
        System.exit(code);
    }
}
