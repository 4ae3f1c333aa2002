package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductType;

final class Magento1Attributes implements Attributes {
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int KEPT_AT_MOST = 1000;

    private final Transport transport;
    private final Cache<Key, AttributeOptions> kept;

    Magento1Attributes(Transport transport, Ticker ticker) {
        this.transport = transport;
        this.kept = Caffeine.newBuilder()
                .maximumSize(KEPT_AT_MOST)
                .expireAfterWrite(KEPT_FOR)
                .ticker(ticker)
                .build();
    }

    private record Key(String attributeCode, @Nullable String storeView) {}

    @Override
    public AttributeOptions options(String attributeCode) {
        return kept.get(new Key(attributeCode, null), this::fetch);
    }

    @Override
    public AttributeOptions freshOptions(String attributeCode) {
        Key key = new Key(attributeCode, null);
        AttributeOptions fresh = fetch(key);
        kept.put(key, fresh);
        return fresh;
    }

    @Override
    public AttributeOptions options(String attributeCode, String storeView) {
        return kept.get(new Key(attributeCode, storeView), this::fetch);
    }

    private AttributeOptions fetch(Key key) {
        ApiCall call = ApiCall.about(
                key.attributeCode(), "catalog_product_attribute.options", key.attributeCode(), key.storeView());
        AttributeOptions.Builder options = AttributeOptions.builder();
        options.attributeCode(key.attributeCode());
        for (Fields option : Trees.entities(call, transport.call(call), fields -> fields)) {
            // one option has no value, for "please choose", and that of a group of options is a list
            option.nonBlank("value")
                    .ifPresent(value ->
                            options.putOptions(value, option.text("label").orElse("")));
        }
        return options.build();
    }

    @Override
    public List<ProductAttribute> additional(ProductType type, long attributeSetId) {
        ApiCall call = ApiCall.about(
                "of " + type.code() + " products of set " + attributeSetId,
                "catalog_product.listOfAdditionalAttributes",
                type.code(),
                String.valueOf(attributeSetId));
        return Trees.entities(call, transport.call(call), ProductAttribute::of);
    }
}
