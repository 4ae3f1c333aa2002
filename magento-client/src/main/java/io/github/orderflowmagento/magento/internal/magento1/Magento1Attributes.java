package io.github.orderflowmagento.magento.internal.magento1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.internal.AttributeOptionCache;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductType;

final class Magento1Attributes implements Attributes {
    private final Transport transport;
    private final @Nullable String storeView;
    private final AttributeOptionCache kept;

    Magento1Attributes(ShopView view, AttributeOptionCache kept) {
        this.transport = view.transport();
        this.storeView = view.storeView();
        this.kept = kept;
    }

    @Override
    public AttributeOptions options(String attributeCode) {
        return kept.get(new AttributeOptionCache.Key(attributeCode, storeView), this::fetch);
    }

    @Override
    public AttributeOptions freshOptions(String attributeCode) {
        AttributeOptionCache.Key key = new AttributeOptionCache.Key(attributeCode, storeView);
        AttributeOptions fresh = fetch(key);
        kept.put(key, fresh);
        return fresh;
    }

    private AttributeOptions fetch(AttributeOptionCache.Key key) {
        ApiCall call = ApiCall.about(
                key.attributeCode(), "catalog_product_attribute.options", key.attributeCode(), key.storeView());
        AttributeOptions.Builder options = AttributeOptions.builder();
        options.attributeCode(key.attributeCode());
        for (Fields option : ResponseTrees.entities(call, transport.call(call), fields -> fields)) {
            // one option has no value, for "please choose", and the value of a group of options is a list
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
        return ResponseTrees.entities(call, transport.call(call), ProductAttribute::of);
    }
}
