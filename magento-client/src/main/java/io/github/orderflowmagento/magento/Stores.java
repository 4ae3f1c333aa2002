package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.StoreView;

/** The store views of a shop. Thread-safe. */
public interface Stores {
    /**
     * Returns all store views, active or not, in the shop's order. The administration, number 0, is not among them. One request.
     *
     * @throws MagentoException.Unsupported before Magento 1.6.1 and over REST
     * @throws MagentoException as {@link Magento} lists
     */
    List<StoreView> views();
}
