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
 * Which SKUs the sources were just found to have a record of, so that what was read before it is compared need not be read again before it is
 * written. Safe for use by several threads.
 */
final class RecordedPlaces {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final int MOST = 50_000;

    /** By the SKU, whatever its case, and the source. */
    private final ExpiringMap<List<String>, Set<String>> spellings;

    /** @param ticks nanoseconds of a clock that is never set */
    RecordedPlaces(LongSupplier ticks) {
        this.spellings = new ExpiringMap<>(MOST, TIME_TO_LIVE, ticks);
    }

    private static List<String> place(String sku, String source) {
        return List.of(SkuMatch.folded(sku), source);
    }

    /** The source has records of these SKUs, which are all that it has in any spelling of each. */
    void are(Collection<String> skus, String source) {
        Map<List<String>, Set<String>> found = new HashMap<>();
        skus.forEach(sku -> found.computeIfAbsent(place(sku, source), any -> new TreeSet<>())
                .add(sku));
        found.forEach(spellings::put);
    }

    /** The spellings of the SKU that the source has; empty if that is not known. */
    Set<String> of(String sku, String source) {
        return spellings.get(place(sku, source)).orElse(Set.of());
    }
}
