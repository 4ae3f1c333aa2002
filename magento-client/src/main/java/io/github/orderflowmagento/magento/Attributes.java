package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.ProductAttribute;
import io.github.orderflowmagento.magento.model.ProductType;

/**
 * The attributes of products. A product holds the <em>value</em> of an option ({@code 11}); its <em>label</em> ({@code
 * Blue}) is told here.
 *
 * <p>Options are asked for once per attribute and store view and then kept, for all views on the shop: for ten minutes, and those of
 * a thousand attributes at most. An option added meanwhile has no label until then.
 */
public interface Attributes {
    /**
     * The options of an attribute with the labels of the administration or, {@linkplain Magento#inStoreView if told}, of a store view.
     *
     * @param attributeCode the attribute's code, for example {@code color}
     * @throws MagentoException.NotFound if there is no such attribute or store view
     */
    AttributeOptions options(String attributeCode);

    /**
     * The same, asked for anew whatever is kept: an option that was added in the last minutes has its label. What is told is kept from
     * then on.
     *
     * @throws MagentoException.NotFound if there is no such attribute or store view
     * @throws MagentoException.Unsupported over REST, which does not tell options
     */
    AttributeOptions freshOptions(String attributeCode);

    /**
     * The attributes that products of a type and set have beside those of every Magento. Not kept.
     *
     * @param attributeSetId the set's number, as products tell it
     * @throws MagentoException.Unsupported from a Magento before 1.6.1
     */
    List<ProductAttribute> additional(ProductType type, long attributeSetId);
}
