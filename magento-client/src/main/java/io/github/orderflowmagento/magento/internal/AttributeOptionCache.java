package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.AttributeOptions;

/** A cache of attributes' options, shared by all views of a shop. Thread-safe. */
public final class AttributeOptionCache {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int KEPT_AT_MOST = 1000;

    private final ExpiringMap<Key, AttributeOptions> kept;

    /** @param ticks a monotonic clock in nanoseconds, such as {@link System#nanoTime} */
    public AttributeOptionCache(LongSupplier ticks) {
        this.kept = new ExpiringMap<>(KEPT_AT_MOST, KEPT_FOR, ticks);
    }

    /**
     * Identifies options with their labels.
     *
     * @param storeView the store view's code; null, or an equivalent code, for the administration
     */
    public record Key(String attributeCode, @Nullable String storeView) {}

    /** Returns the cached options; fetches and caches missing ones. Failures are not cached. */
    public AttributeOptions get(Key key, Function<Key, AttributeOptions> fetch) {
        return kept.computeIfAbsent(key, fetch);
    }

    /** Caches these options. */
    public void put(Key key, AttributeOptions options) {
        kept.put(key, options);
    }
}
