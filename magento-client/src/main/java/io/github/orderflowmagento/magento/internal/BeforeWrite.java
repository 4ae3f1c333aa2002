package io.github.orderflowmagento.magento.internal;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A check that runs right before each request that may change something, however many requests a call needs, on the thread that made the
 * call, whichever thread sends the request.
 */
public final class BeforeWrite {
    private static final ThreadLocal<@Nullable Runnable> CHECK = new ThreadLocal<>();

    private BeforeWrite() {}

    /** Does the work with the check; if the check throws, the write is not sent. */
    public static <T extends @Nullable Object> T checked(Runnable check, Supplier<T> work) {
        Runnable outer = CHECK.get();
        CHECK.set(check);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CHECK.remove();
            } else {
                CHECK.set(outer);
            }
        }
    }

    /** Runs the check, if there is one. */
    public static void run() {
        Runnable check = CHECK.get();
        if (check != null) {
            WriteThreads.onCallingThread(() -> {
                WriteThreads.awaited(check);
                return true;
            });
        }
    }
}
