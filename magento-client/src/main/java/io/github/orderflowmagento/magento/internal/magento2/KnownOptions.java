package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.magento.internal.ExpiringMap;

/** What a shop has told of late of the options of its products, kept for all views on it. Safe to share between threads. */
final class KnownOptions {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int MOST_PRODUCTS = 2_000;
    private static final String ATTRIBUTES = "attributes";

    private final ExpiringMap<Key, Optional<ProductOptions>> products;
    private final ExpiringMap<String, Map<String, SuperAttribute>> attributes;

    /** @param ticks the clock in nanoseconds, such as {@link System#nanoTime} */
    KnownOptions(LongSupplier ticks) {
        this.products = new ExpiringMap<>(MOST_PRODUCTS, KEPT_FOR, ticks);
        this.attributes = new ExpiringMap<>(1, KEPT_FOR, ticks);
    }

    private record Key(String storeView, long product) {}

    /** An attribute by which a configurable has variants. */
    record SuperAttribute(String code, String label) {}

    /** Empty if nothing is known; within it empty if the product is gone. */
    Optional<Optional<ProductOptions>> product(String storeView, long product) {
        return products.get(new Key(storeView, product));
    }

    void keep(String storeView, long product, Optional<ProductOptions> options) {
        products.put(new Key(storeView, product), options);
    }

    /** By number; empty if nothing is known. */
    Map<String, SuperAttribute> attributes() {
        return attributes.get(ATTRIBUTES).orElse(Map.of());
    }

    void keep(Map<String, SuperAttribute> all) {
        attributes.put(ATTRIBUTES, Map.copyOf(all));
    }
}
