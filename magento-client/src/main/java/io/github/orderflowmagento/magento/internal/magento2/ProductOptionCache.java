package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.github.orderflowmagento.magento.internal.ExpiringMap;

/** A cache of the options of a shop's products, shared by all views of it. Thread-safe. */
final class ProductOptionCache {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int MOST_PRODUCTS = 2_000;
    private static final String ATTRIBUTES = "attributes";

    private final ExpiringMap<Key, Optional<ProductOptions>> products;
    private final ExpiringMap<String, Map<String, SuperAttribute>> attributes;

    /** @param ticks a monotonic clock in nanoseconds, such as {@link System#nanoTime} */
    ProductOptionCache(LongSupplier ticks) {
        this.products = new ExpiringMap<>(MOST_PRODUCTS, KEPT_FOR, ticks);
        this.attributes = new ExpiringMap<>(1, KEPT_FOR, ticks);
    }

    private record Key(String storeView, long product) {}

    /** An attribute by which a configurable has variants. */
    record SuperAttribute(String code, String label) {}

    /** Returns empty if unknown; an inner empty if the product has been deleted. */
    Optional<Optional<ProductOptions>> product(String storeView, long product) {
        return products.get(new Key(storeView, product));
    }

    void keep(String storeView, long product, Optional<ProductOptions> options) {
        products.put(new Key(storeView, product), options);
    }

    /** By number; empty if unknown. */
    Map<String, SuperAttribute> attributes() {
        return attributes.get(ATTRIBUTES).orElse(Map.of());
    }

    void keep(Map<String, SuperAttribute> all) {
        attributes.put(ATTRIBUTES, Map.copyOf(all));
    }
}
