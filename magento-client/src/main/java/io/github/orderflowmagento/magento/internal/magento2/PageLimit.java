package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many rows a shop sends at once, of which nothing is known until it refuses to send more, and how many of each list it has been seen
 * to send. Safe for use by several threads.
 */
final class PageLimit {
    private final AtomicInteger most = new AtomicInteger(Integer.MAX_VALUE);
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    /** So many rows, or as many as the shop sends. */
    int of(int rows) {
        return Math.min(rows, most.get());
    }

    void learn(int rows) {
        most.accumulateAndGet(rows, Math::min);
    }

    /** The most rows of the list that have come at once, now that so many have. */
    int sent(String list, int rows) {
        return seen.merge(list, rows, Math::max);
    }
}
