package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.Pace;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.internal.Workers;
import io.github.orderflowmagento.magento.internal.magento1.call.DeadlineTransport;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.call.WriteCheckedTransport;

/** A Magento 1 shop, over any transport that speaks its resource model. */
public final class Magento1 implements Magento {
    private final Transport transport;
    private final ShopClock clock;
    private final Pace pace;
    private final Batches batches;
    private final AtomicReference<ProductDetails.@Nullable Identifier> productsFoundBy;
    private final Runnable closing;
    private final Magento1Products products;
    private final Magento1Orders orders;
    private final Magento1Stock stock;
    private final Magento1Shipments shipments;
    private final Magento1Invoices invoices;
    private final Magento1Attributes attributes;
    private final Magento1Stores stores;
    private final @Nullable OrderFlowExtension extension;
    private final @Nullable StockOverSoap2 stockOverSoap2;

    /**
     * A shop at the end of the transport.
     *
     * @param clock what the transport's answers tell of the time
     * @param extension the door to the OrderFlow extension, if there is one
     */
    public Magento1(Transport transport, ShopClock clock, Pace pace, @Nullable OrderFlowExtension extension) {
        this(transport, clock, pace, extension, null);
    }

    /**
     * A shop at the end of the transport, some of whose stock may be written another way.
     *
     * @param stockOverSoap2 the other way, if there is one
     */
    public Magento1(
            Transport transport,
            ShopClock clock,
            Pace pace,
            @Nullable OrderFlowExtension extension,
            @Nullable StockOverSoap2 stockOverSoap2) {
        this(transport, clock, pace, extension, stockOverSoap2, new Workers(pace.parallelism()));
    }

    private Magento1(
            Transport transport,
            ShopClock clock,
            Pace pace,
            @Nullable OrderFlowExtension extension,
            @Nullable StockOverSoap2 stockOverSoap2,
            Workers workers) {
        this(
                transport,
                clock,
                pace,
                extension,
                stockOverSoap2,
                new Batches(transport, size(transport, pace), workers, System::nanoTime),
                new AtomicReference<>(),
                workers::close);
    }

    private Magento1(
            Transport transport,
            ShopClock clock,
            Pace pace,
            @Nullable OrderFlowExtension extension,
            @Nullable StockOverSoap2 stockOverSoap2,
            Batches batches,
            AtomicReference<ProductDetails.@Nullable Identifier> productsFoundBy,
            Runnable closing) {
        this.transport = transport;
        this.clock = clock;
        this.pace = pace;
        this.extension = extension;
        this.stockOverSoap2 = stockOverSoap2;
        this.batches = batches;
        this.productsFoundBy = productsFoundBy;
        this.closing = closing;
        this.stock = new Magento1Stock(batches, new StockWrites(transport, pace, stockOverSoap2), pace.batchSize());
        int pageSize = Math.min(pace.pageSize(), transport.mostRows());
        this.products =
                new Magento1Products(transport, batches, stock, pageSize, clock, productsFoundBy, pace.productImages());
        this.orders = new Magento1Orders(transport, batches, pageSize, clock);
        this.shipments = new Magento1Shipments(
                transport,
                batches,
                WriteBatches.adding(transport, pace.writeBatchSize().orElse(Integer.MAX_VALUE)),
                orders);
        this.invoices = new Magento1Invoices(transport, batches);
        this.attributes = new Magento1Attributes(transport, Ticker.systemTicker());
        this.stores = new Magento1Stores(transport);
    }

    private static BatchSize size(Transport transport, Pace pace) {
        return new BatchSize(Math.min(pace.batchSize(), transport.mostReads()), pace.targetTime());
    }

    @Override
    public Magento within(Duration limit) {
        DeadlineTransport limited = new DeadlineTransport(transport, limit, System::nanoTime);
        return new Magento1(
                limited,
                clock,
                pace,
                extension == null ? null : new LimitedExtension(extension, limited),
                stockOverSoap2 == null
                        ? null
                        : stockOverSoap2.by(soap2 -> new DeadlineTransport(soap2, limit, System::nanoTime)),
                batches.over(limited),
                productsFoundBy,
                () -> {});
    }

    @Override
    public Magento beforeWrites(Runnable check) {
        return new Magento1(
                new WriteCheckedTransport(transport, check),
                clock,
                pace,
                extension,
                stockOverSoap2 == null ? null : stockOverSoap2.by(soap2 -> new WriteCheckedTransport(soap2, check)),
                batches,
                productsFoundBy,
                () -> {});
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
    public Invoices invoices() {
        return invoices;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public OrderFlowExtension orderFlowExtension() {
        return extension == null ? Magento.super.orderFlowExtension() : extension;
    }

    @Override
    public void close() {
        closing.run();
        if (stockOverSoap2 != null) {
            stockOverSoap2.transport().close();
        }
        transport.close();
    }
}
