package io.github.orderflowmagento.magento.internal;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;

/** A Magento 1 shop, over any transport that speaks its resource model. */
public final class Magento1 implements Magento {
    private final Transport transport;
    private final Magento1Products products;
    private final Magento1Orders orders;
    private final Magento1Stock stock;
    private final Magento1Shipments shipments;
    private final @Nullable OrderFlowExtension extension;

    /**
     * A shop at the end of the transport.
     *
     * @param clock what the transport's answers tell of the time
     * @param batchSize how many calls that read go into one round trip at most
     * @param writeBatchSize how many calls that write do
     * @param pageSize how many rows a list call should bring
     * @param extension the door to the OrderFlow extension, if there is one
     */
    public Magento1(
            Transport transport,
            ShopClock clock,
            int batchSize,
            int writeBatchSize,
            int pageSize,
            @Nullable OrderFlowExtension extension) {
        this.transport = transport;
        this.extension = extension;
        Batches batches = new Batches(transport, batchSize);
        this.stock = new Magento1Stock(batches, new WriteBatches(transport, writeBatchSize), batchSize);
        this.products = new Magento1Products(transport, batches, stock, pageSize, clock);
        this.orders = new Magento1Orders(transport, batches, pageSize, clock);
        this.shipments = new Magento1Shipments(transport, batches);
    }

    @Override
    public Products products() {
        return products;
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Shipments shipments() {
        return shipments;
    }

    @Override
    public OrderFlowExtension orderFlowExtension() {
        return extension == null ? Magento.super.orderFlowExtension() : extension;
    }

    @Override
    public void close() {
        transport.close();
    }
}
