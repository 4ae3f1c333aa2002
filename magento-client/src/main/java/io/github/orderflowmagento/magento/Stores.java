package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.StoreView;

/** The stores of a shop. */
public interface Stores {
    /**
     * All store views, active or not, in the shop's order. The administration, number 0, is not among them.
     *
     * @throws MagentoException.Unsupported from a Magento before 1.6.1
     */
    List<StoreView> views();
}
