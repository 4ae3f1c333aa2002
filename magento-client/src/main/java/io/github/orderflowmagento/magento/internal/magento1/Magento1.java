package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

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
import io.github.orderflowmagento.magento.internal.AttributeOptionCache;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.ServiceTime;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.internal.Workers;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/** A Magento 1 shop, over any transport of its resource model. */
public final class Magento1 implements Magento {
    private final Shared shared;
    private final ShopView view;
    private final Runnable closing;
    private final Magento1Products products;
    private final Magento1Orders orders;
    private final Magento1Stock stock;
    private final Magento1Shipments shipments;
    private final Magento1Invoices invoices;
    private final Magento1Attributes attributes;
    private final Magento1Stores stores;

    /** Shared by all views of one shop. */
    private record Shared(
            String address,
            ShopClock clock,
            LoadLimits loadLimits,
            Batches<ApiCall, Reply> batches,
            BatchSize stockWrites,
            AtomicReference<ProductDetails.@Nullable Identifier> productsFoundBy,
            AttributeOptionCache options) {}

    /**
     * Creates a shop over the transport.
     *
     * @param address identifies the shop
     * @param clock the shop's time, from the transport's answers
     * @param extension the OrderFlow extension's services; null if they cannot be reached
     */
    public Magento1(
            String address,
            Transport transport,
            ShopClock clock,
            LoadLimits loadLimits,
            @Nullable OrderFlowExtension extension) {
        this(address, transport, clock, loadLimits, extension, null);
    }

    /**
     * Creates a shop over the transport, with a second transport for some stock updates.
     *
     * @param stockOverSoap2 the second transport, if there is one
     */
    public Magento1(
            String address,
            Transport transport,
            ShopClock clock,
            LoadLimits loadLimits,
            @Nullable OrderFlowExtension extension,
            @Nullable StockOverSoap2 stockOverSoap2) {
        this(
                address,
                new ShopView(transport, stockOverSoap2, extension, null, loadLimits.parallelism()),
                clock,
                loadLimits,
                new Workers(loadLimits.parallelism()));
    }

    private Magento1(String address, ShopView whole, ShopClock clock, LoadLimits loadLimits, Workers workers) {
        this(
                new Shared(
                        address,
                        clock,
                        loadLimits,
                        new Batches<>(
                                new CallRoundTrip(whole.transport()),
                                size(whole.transport(), loadLimits),
                                workers,
                                ServiceTime::ticks),
                        stockWrites(whole.transport(), loadLimits),
                        new AtomicReference<>(),
                        new AttributeOptionCache(System::nanoTime)),
                whole,
                () -> {
                    workers.close();
                    whole.close();
                });
    }

    private Magento1(Shared shared, ShopView view, Runnable closing) {
        this.shared = shared;
        this.view = view;
        this.closing = closing;
        Transport transport = view.transport();
        LoadLimits loadLimits = shared.loadLimits();
        Batches<ApiCall, Reply> batches = shared.batches().over(new CallRoundTrip(transport), view.parallelism());
        int pageSize = Math.min(loadLimits.pageSize(), transport.mostRows());
        this.stock = new Magento1Stock(
                batches,
                new StockWrites(transport, shared.stockWrites(), loadLimits, view.stockOverSoap2(), view.parallelism()),
                loadLimits.batchSize());
        this.products = new Magento1Products(
                view, batches, stock, pageSize, shared.clock(), shared.productsFoundBy(), loadLimits.productImages());
        this.orders = new Magento1Orders(transport, batches, pageSize, shared.clock());
        this.shipments = new Magento1Shipments(
                transport,
                batches,
                WriteBatches.adding(transport, loadLimits.writeBatchSize().orElse(Integer.MAX_VALUE)),
                view.parallelism());
        this.invoices = new Magento1Invoices(transport, batches);
        this.attributes = new Magento1Attributes(view, shared.options());
        this.stores = new Magento1Stores(transport);
    }

    private static BatchSize size(Transport transport, LoadLimits loadLimits) {
        return new BatchSize(Math.min(loadLimits.batchSize(), transport.mostReads()), loadLimits.targetTime());
    }

    private static BatchSize stockWrites(Transport transport, LoadLimits loadLimits) {
        OptionalInt configured = loadLimits.writeBatchSize();
        return new BatchSize(
                configured.orElse(transport.mostWrites()),
                configured.orElse(transport.goodWrites()),
                loadLimits.targetTime());
    }

    @Override
    public Magento within(Duration limit) {
        return sharing(view.within(limit));
    }

    @Override
    public Magento beforeWrites(Runnable check) {
        return sharing(view.beforeWrites(check));
    }

    @Override
    public Magento sequential() {
        return sharing(view.sequential());
    }

    @Override
    public Magento inStoreView(String code) {
        if (code.isBlank() || code.matches("\\.+")) {
            throw new IllegalArgumentException("inStoreView: needs the code of a store view");
        }
        return sharing(view.inStoreView(code));
    }

    /** Returns another view of the same shop; closing it does not close the shop. */
    private Magento sharing(ShopView other) {
        return new Magento1(shared, other, () -> {});
    }

    @Override
    public String address() {
        return shared.address();
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
        OrderFlowExtension extension = view.extension();
        return extension == null ? Magento.super.orderFlowExtension() : extension;
    }

    @Override
    public void close() {
        closing.run();
    }
}
