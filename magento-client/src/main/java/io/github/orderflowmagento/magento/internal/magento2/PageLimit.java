package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many rows a shop sends at once, unknown until it refuses to send more, and how many rows of each list it has been seen to send.
 * Thread-safe.
 */
final class PageLimit {
    private final AtomicInteger most = new AtomicInteger(Integer.MAX_VALUE);
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    /** Returns this number of rows, or the maximum that the shop sends. */
    int of(int rows) {
        return Math.min(rows, most.get());
    }

    void learn(int rows) {
        most.accumulateAndGet(rows, Math::min);
    }

    /** Records the number of rows of the list that were sent at once; returns the largest so far. */
    int sent(String list, int rows) {
        return seen.merge(list, rows, Math::max);
    }
}
