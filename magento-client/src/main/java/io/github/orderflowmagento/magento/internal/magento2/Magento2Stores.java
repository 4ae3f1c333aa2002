package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;

import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.magento.model.StoreView;

final class Magento2Stores implements Stores {
    private static final String OPERATION = "store/storeViews";

    private final Magento2Service service;

    Magento2Stores(Magento2Service service) {
        this.service = service;
    }

    /** Without that of the administration, which Magento 1 does not list. */
    @Override
    public List<StoreView> views() {
        return service.entities(RestApi::storeViews, OPERATION).stream()
                .map(view -> EntityReader.read(OPERATION, Magento2Shape.storeView(view), StoreView::of))
                .filter(view -> view.storeId() != 0)
                .toList();
    }
}
