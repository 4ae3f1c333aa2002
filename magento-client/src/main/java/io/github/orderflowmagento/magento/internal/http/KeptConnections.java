package io.github.orderflowmagento.magento.internal.http;

import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Whether a shop answers over reused connections. Some servers close them silently, which shows only when a request is lost: a read can be
 * sent again, a write cannot. Thread-safe.
 */
final class KeptConnections {
    private final Set<Connection> used = Collections.synchronizedSet(Collections.newSetFromMap(newMap()));
    private volatile boolean haveAnswered;
    private volatile boolean haveFailed;

    private static Map<Connection, Boolean> newMap() {
        return new WeakHashMap<>();
    }

    /** Records that a request uses the connection; returns whether another has before. */
    boolean isKept(@Nullable Connection connection) {
        return connection != null && !used.add(connection);
    }

    /** Records that a request over a reused connection was answered. */
    void answered() {
        haveAnswered = true;
    }

    /** Records that a request over a reused connection was not answered; one that timed out, or was cancelled, shows nothing. */
    void failed(Exception failure) {
        haveFailed |= !(failure instanceof InterruptedIOException);
    }

    /** Whether a write may use one: some have answered, and none has ever failed. */
    boolean areGood() {
        return haveAnswered && !haveFailed;
    }
}
