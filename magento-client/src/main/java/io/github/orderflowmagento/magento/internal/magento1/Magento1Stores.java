package io.github.orderflowmagento.magento.internal.magento1;

import java.util.List;

import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.StoreView;

final class Magento1Stores implements Stores {
    private final Transport transport;

    Magento1Stores(Transport transport) {
        this.transport = transport;
    }

    @Override
    public List<StoreView> views() {
        ApiCall call = ApiCall.about("", "core_store.list");
        return ResponseTrees.entities(call, transport.call(call), StoreView::of);
    }
}
