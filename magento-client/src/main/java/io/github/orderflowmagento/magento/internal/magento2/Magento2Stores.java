package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.magento.model.StoreView;

final class Magento2Stores implements Stores {
    private static final Logger LOG = LoggerFactory.getLogger(Magento2Stores.class);
    private static final String OPERATION = "store/storeViews";

    private final Magento2Service service;

    Magento2Stores(Magento2Service service) {
        this.service = service;
    }

    /** Without the administration, which Magento 1 does not list, and without those that cannot be read, which is logged. */
    @Override
    public List<StoreView> views() {
        return service.entities(RestApi::storeViews, OPERATION).stream()
                .flatMap(view -> readable(view).stream())
                .filter(view -> view.storeId() != 0)
                .toList();
    }

    private static Optional<StoreView> readable(Map<String, @Nullable Object> view) {
        try {
            return Optional.of(EntityReader.read(OPERATION, Magento2Shape.storeView(view), StoreView::of));
        } catch (MagentoException.NotUnderstood e) {
            LOG.warn("A store view is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
