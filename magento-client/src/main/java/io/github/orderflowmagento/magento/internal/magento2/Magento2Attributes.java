package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.internal.AttributeOptionCache;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductType;

final class Magento2Attributes implements Attributes {
    private final Magento2Service service;
    private final String storeView;
    private final AttributeOptionCache kept;

    Magento2Attributes(Magento2Service service, String storeView, AttributeOptionCache kept) {
        this.service = service;
        this.storeView = storeView;
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
        String code = key.attributeCode();
        String operation = "products/attributes/options " + code;
        PathSegment.requireCode(operation, "an attribute", code, Concern.ITEM);
        AttributeOptions.Builder options = AttributeOptions.builder();
        options.attributeCode(code);
        for (Map<String, @Nullable Object> row : service.entities(api -> api.attributeOptions(code), operation)) {
            Fields option = Fields.of(row);
            // one option has no value, for "please choose"
            option.nonBlank("value")
                    .ifPresent(value ->
                            options.putOptions(value, option.text("label").orElse("")));
        }
        return options.build();
    }

    /** Returns every attribute of the set: this generation does not mark those of every Magento. */
    @Override
    public List<ProductAttribute> additional(ProductType type, long attributeSetId) {
        String operation = "products/attribute-sets/attributes " + attributeSetId;
        return service.entities(api -> api.attributesOfSet(attributeSetId), operation).stream()
                .filter(attribute -> !(attribute.get("apply_to") instanceof List<?> types)
                        || types.isEmpty()
                        || types.contains(type.code()))
                .filter(attribute -> Boolean.TRUE.equals(attribute.get("is_user_defined")))
                .map(attribute ->
                        EntityReader.read(operation, Magento2Shape.attribute(attribute), ProductAttribute::of))
                .toList();
    }
}
