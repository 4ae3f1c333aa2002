package io.github.orderflowmagento.testing;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductType;

/** {@link Attributes} in memory. Nothing is cached. */
final class InMemoryAttributes implements Attributes {
    private final ShopAccess access;

    InMemoryAttributes(ShopAccess access) {
        this.access = access;
    }

    @Override
    public AttributeOptions options(String attributeCode) {
        return find("attributes.options", attributeCode);
    }

    @Override
    public AttributeOptions freshOptions(String attributeCode) {
        return find("attributes.freshOptions", attributeCode);
    }

    private AttributeOptions find(String call, String attributeCode) {
        return access.read(
                call,
                attributeCode,
                () -> Optional.ofNullable(access.state().options.get(attributeCode))
                        .orElseThrow(() -> new MagentoException.NotFound(
                                call + " " + attributeCode,
                                "there is no such attribute; see InMemoryMagento.addOptions")));
    }

    @Override
    public List<ProductAttribute> additional(ProductType type, long attributeSetId) {
        throw InMemoryMagento.unsupported("attributes.additional");
    }
}
