package io.github.orderflowmagento.testing;

import java.time.Duration;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.Stores;

/** A view of a shop in memory. Closing it has no effect on the shop. */
final class ShopView implements Magento {
    private final ShopAccess access;

    ShopView(ShopAccess access) {
        this.access = access;
    }

    @Override
    public String address() {
        return InMemoryMagento.ADDRESS;
    }

    @Override
    public Products products() {
        return new InMemoryProducts(access);
    }

    @Override
    public Orders orders() {
        return new InMemoryOrders(access);
    }

    @Override
    public Stock stock() {
        return new InMemoryStock(access);
    }

    @Override
    public Shipments shipments() {
        return new InMemoryShipments(access);
    }

    @Override
    public Invoices invoices() {
        throw InMemoryMagento.unsupported("invoices");
    }

    @Override
    public Attributes attributes() {
        return new InMemoryAttributes(access);
    }

    @Override
    public Stores stores() {
        return () -> access.read(
                "stores.views", "", () -> access.state().views.values().stream().toList());
    }

    @Override
    public Magento within(Duration limit) {
        return new ShopView(access.within(access.clock().instant().plus(limit)));
    }

    @Override
    public Magento beforeWrites(Runnable check) {
        return new ShopView(access.beforeWrites(check));
    }

    @Override
    public Magento sequential() {
        return this;
    }

    @Override
    public Magento inStoreView(String code) {
        if (code.isBlank()) {
            throw new IllegalArgumentException("inStoreView: the code is blank");
        }
        throw InMemoryMagento.unsupported("inStoreView");
    }

    @Override
    public void close() {}
}
