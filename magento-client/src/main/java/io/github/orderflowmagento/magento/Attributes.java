package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductType;

/**
 * The attributes of a shop's products. A product holds the <em>value</em> of an option ({@code 11}); this returns its <em>label</em>
 * ({@code Blue}).
 *
 * <p>Options are read once per attribute and store view, then cached for ten minutes for all views of the same {@link Magento}, for at most
 * a thousand attributes. An option that is added in that time has no label yet; {@link #freshOptions} bypasses the cache.
 *
 * <p>Thread-safe. Every method may throw the {@link MagentoException}s that {@link Magento} lists.
 */
public interface Attributes {
    /**
     * Returns the options of an attribute, with the labels of the administration or of the {@linkplain Magento#inStoreView store view}. One
     * request, or none if they are cached.
     *
     * @param attributeCode the attribute's code, for example {@code color}
     * @return the options; without any if the attribute offers no choice
     * @throws MagentoException.NotFound if there is no such attribute or store view
     * @throws MagentoException.Unsupported over REST, which has no options
     */
    AttributeOptions options(String attributeCode);

    /**
     * As {@link #options}, but always read from the shop, so that an option added in the last minutes has its label. The result is cached.
     * One request.
     *
     * @param attributeCode the attribute's code, for example {@code color}
     * @return the options; without any if the attribute offers no choice
     * @throws MagentoException.NotFound if there is no such attribute or store view
     * @throws MagentoException.Unsupported over REST, which has no options
     */
    AttributeOptions freshOptions(String attributeCode);

    /**
     * Returns the attributes that products of a type and attribute set have in addition to those of every Magento. One request; the result
     * is not cached.
     *
     * @param type any but {@link ProductType#UNKNOWN}
     * @param attributeSetId the set's number, as in {@link io.github.orderflowmagento.magento.model.Product#attributeSetId}
     * @throws MagentoException.Unsupported before Magento 1.6.1, over {@link WebService#SOAP_V2_WSI} and over REST
     */
    List<ProductAttribute> additional(ProductType type, long attributeSetId);
}
