package io.github.orderflowmagento.magento.internal.magento2;

import java.util.concurrent.atomic.AtomicInteger;

/** How many rows a shop sends at once, of which nothing is known until it refuses to send more. Safe for use by several threads. */
final class PageLimit {
    private final AtomicInteger most = new AtomicInteger(Integer.MAX_VALUE);

    /** So many rows, or as many as the shop sends. */
    int of(int rows) {
        return Math.min(rows, most.get());
    }

    void learn(int rows) {
        most.accumulateAndGet(rows, Math::min);
    }
}
