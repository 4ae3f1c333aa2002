package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.AttributeOptions;

/** The options of attributes that the shop has told of late, kept for all views on it. Safe to share between threads. */
final class KeptOptions {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int KEPT_AT_MOST = 1000;

    private final Cache<Key, AttributeOptions> kept;

    KeptOptions(Ticker ticker) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(KEPT_AT_MOST)
                .expireAfterWrite(KEPT_FOR)
                .ticker(ticker)
                .build();
    }

    /**
     * Whose labels the options have.
     *
     * @param storeView the store view's code; null for the administration
     */
    record Key(String attributeCode, @Nullable String storeView) {}

    /** What is kept, else what is fetched, which is kept from then on; a failure is not. */
    AttributeOptions get(Key key, Function<Key, AttributeOptions> fetch) {
        return kept.get(key, fetch);
    }

    void put(Key key, AttributeOptions options) {
        kept.put(key, options);
    }
}
