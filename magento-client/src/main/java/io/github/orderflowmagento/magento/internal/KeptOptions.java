package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.AttributeOptions;

/** The options of attributes that the shop has told of late, kept for all views on it. Safe to share between threads. */
public final class KeptOptions {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int KEPT_AT_MOST = 1000;

    private final ExpiringMap<Key, AttributeOptions> kept;

    /** @param ticks the clock in nanoseconds, such as {@link System#nanoTime} */
    public KeptOptions(LongSupplier ticks) {
        this.kept = new ExpiringMap<>(KEPT_AT_MOST, KEPT_FOR, ticks);
    }

    /**
     * Whose labels the options have.
     *
     * @param storeView the store view's code; null, or a code that stands for it, for the administration
     */
    public record Key(String attributeCode, @Nullable String storeView) {}

    /** What is kept, else what is fetched, which is kept from then on; a failure is not. */
    public AttributeOptions get(Key key, Function<Key, AttributeOptions> fetch) {
        return kept.computeIfAbsent(key, fetch);
    }

    /** Keeps these from now on. */
    public void put(Key key, AttributeOptions options) {
        kept.put(key, options);
    }
}
