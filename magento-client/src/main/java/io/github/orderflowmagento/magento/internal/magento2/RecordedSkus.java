package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.model.SkuMatch;

/**
 * A short-lived cache of the SKUs that the sources have records of, so that what was read to be compared need not be read again before it
 * is written. Thread-safe.
 */
final class RecordedSkus {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final int MOST = 50_000;

    /** By the SKU, whatever its case, and the source. */
    private final ExpiringMap<List<String>, Set<String>> known;

    /** @param ticks a monotonic clock in nanoseconds */
    RecordedSkus(LongSupplier ticks) {
        this.known = new ExpiringMap<>(MOST, TIME_TO_LIVE, ticks);
    }

    private static List<String> place(String sku, String source) {
        return List.of(SkuMatch.folded(sku), source);
    }

    /** Records that the source has records of these SKUs, and of no SKUs in other letter case. */
    void are(Collection<String> skus, String source) {
        Map<List<String>, Set<String>> found = new HashMap<>();
        skus.forEach(sku -> found.computeIfAbsent(place(sku, source), any -> new TreeSet<>())
                .add(sku));
        found.forEach(known::put);
    }

    /** Returns the matching SKUs recorded in the source; empty if unknown. */
    Set<String> of(String sku, String source) {
        return known.get(place(sku, source)).orElse(Set.of());
    }
}
