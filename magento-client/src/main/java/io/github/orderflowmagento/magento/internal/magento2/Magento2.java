package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.magento.internal.AttributeOptionCache;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.Workers;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;

/** A Magento 2 shop. */
public final class Magento2 implements Magento {
    /** The maximum number of stock records in a request. */
    public static final int MOST_WRITTEN = 500;

    private final Shared shared;
    private final String storeView;
    private final Limits limits;
    private final Runnable closing;
    private final Magento2Products products;
    private final Magento2Orders orders;
    private final Magento2Stock stock;
    private final Magento2Shipments shipments;
    private final Magento2Invoices invoices;
    private final Magento2Attributes attributes;
    private final Magento2Stores stores;

    /** Shared by all views of one shop. */
    private record Shared(
            String address,
            ShopHttp http,
            LoadLimits loadLimits,
            Workers workers,
            boolean allFields,
            boolean followsInvoices,
            PageLimit pageLimit,
            BatchSize orderBatch,
            BatchSize productBatch,
            BatchSize bundleBatch,
            ExpiringMap<Long, String> shipmentTypes,
            BatchSize chosenOptionsBatch,
            BatchSize shipmentBatch,
            BatchSize invoiceBatch,
            BatchSize stockBatch,
            PageLimit stockLimit,
            BatchSize sourceItemBatch,
            BatchSize catalogBatch,
            Modules modules,
            Sources sources,
            MediaUrl media,
            AttributeOptionCache options,
            ProductOptionCache chosenOptions,
            CustomAttributes customAttributes,
            Optional<BulkCalls.Patience> patience,
            AtomicBoolean hasNoQueue,
            AtomicBoolean queueWasRead,
            QueueSnapshots queueLooks,
            RecordedSkus recordedPlaces) {}

    /**
     * Creates a shop.
     *
     * @param address identifies the shop
     * @param http a client that authenticates its requests
     * @param modules its modules; empty if they are to be read
     * @param allFields whether all fields are always requested
     * @param followsInvoices whether changed orders are also found by their invoices
     * @param bulkTime how long to wait for operations of the bulk API; empty if it is not used
     */
    public Magento2(
            String address,
            ShopHttp http,
            LoadLimits loadLimits,
            Set<String> modules,
            boolean allFields,
            boolean followsInvoices,
            Optional<Duration> bulkTime) {
        this(
                address,
                http,
                loadLimits,
                modules,
                allFields,
                followsInvoices,
                bulkTime,
                new Limits(loadLimits.parallelism()),
                new Workers(loadLimits.parallelism()));
    }

    private Magento2(
            String address,
            ShopHttp http,
            LoadLimits loadLimits,
            Set<String> modules,
            boolean allFields,
            boolean followsInvoices,
            Optional<Duration> bulkTime,
            Limits limits,
            Workers workers) {
        this(
                shared(address, http, loadLimits, modules, allFields, followsInvoices, bulkTime, limits, workers),
                Magento2Service.ALL_STORE_VIEWS,
                limits,
                () -> {
                    limits.isClosed().set(true);
                    workers.close();
                    http.close();
                });
    }

    private static Shared shared(
            String address,
            ShopHttp http,
            LoadLimits loadLimits,
            Set<String> modules,
            boolean allFields,
            boolean followsInvoices,
            Optional<Duration> bulkTime,
            Limits limits,
            Workers workers) {
        PageLimit pageLimit = new PageLimit();
        Magento2Service service = new Magento2Service(http, Magento2Service.ALL_STORE_VIEWS, limits, pageLimit);
        Modules known = new Modules(service, modules);
        return new Shared(
                address,
                http,
                loadLimits,
                workers,
                allFields,
                followsInvoices,
                pageLimit,
                new BatchSize(Magento2Orders.MOST_WHOLE, loadLimits.targetTime()),
                new BatchSize(Magento2Products.MOST_WHOLE, loadLimits.targetTime()),
                new BatchSize(ShipmentTypes.MOST, loadLimits.targetTime()),
                ShipmentTypes.kept(System::nanoTime),
                new BatchSize(ChosenOptions.MOST, loadLimits.targetTime()),
                bulkTime.isPresent()
                        ? new BatchSize(
                                Magento2Shipments.MOST_ORDERS, Magento2Shipments.MOST_ORDERS, loadLimits.targetTime())
                        : new BatchSize(Magento2Shipments.MOST_ORDERS, loadLimits.targetTime()),
                new BatchSize(Details.MOST, loadLimits.targetTime()),
                new BatchSize(loadLimits.writeBatchSize().orElse(MOST_WRITTEN), loadLimits.targetTime()),
                new PageLimit(),
                bulkTime.isPresent()
                        ? new BatchSize(Magento2Stock.MOST_SKUS, Magento2Stock.MOST_SKUS, loadLimits.targetTime())
                        : new BatchSize(Magento2Stock.MODERATE, loadLimits.targetTime()),
                bulkTime.isPresent()
                        ? new BatchSize(CatalogSkus.MOST, CatalogSkus.MOST, loadLimits.targetTime())
                        : new BatchSize(CatalogSkus.MODERATE, loadLimits.targetTime()),
                known,
                new Sources(service, known),
                new MediaUrl(service),
                new AttributeOptionCache(System::nanoTime),
                new ProductOptionCache(System::nanoTime),
                new CustomAttributes(System::nanoTime),
                bulkTime.map(longest -> new BulkCalls.Patience(
                        longest, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()))),
                new AtomicBoolean(),
                new AtomicBoolean(),
                new QueueSnapshots(System::nanoTime),
                new RecordedSkus(System::nanoTime));
    }

    private Magento2(Shared shared, String storeView, Limits limits, Runnable closing) {
        this.shared = shared;
        this.storeView = storeView;
        this.limits = limits;
        this.closing = closing;
        Magento2Service service = new Magento2Service(shared.http(), storeView, limits, shared.pageLimit());
        LoadLimits loadLimits = shared.loadLimits();
        Optional<Bulk> bulk = shared.patience()
                .map(patience -> new Bulk(
                        new BulkQueue(service, shared.hasNoQueue(), shared.queueWasRead()),
                        shared.queueLooks(),
                        new BulkCalls(service, patience)));
        this.stock = new Magento2Stock(
                service,
                shared.modules(),
                new EntityBatches(service, new BatchSize(1, loadLimits.targetTime())),
                new EntityBatches(service, shared.sourceItemBatch()),
                new CatalogSkus(service, new EntityBatches(service, shared.catalogBatch())),
                new StockWrites(service, shared.stockBatch(), shared.stockLimit(), limits.parallelism()),
                bulk.map(way -> new Magento2Stock.BulkSettings(
                        way,
                        shared.recordedPlaces(),
                        shared.stockLimit(),
                        loadLimits.writeBatchSize().orElse(MOST_WRITTEN))));
        this.products = new Magento2Products(
                service,
                stock,
                shared.media(),
                new EntityBatches(service, shared.productBatch()),
                shared.customAttributes(),
                shared.allFields(),
                loadLimits.productImages(),
                loadLimits.pageSize(),
                shared.http().clock());
        this.attributes = new Magento2Attributes(service, storeView, shared.options());
        this.orders = new Magento2Orders(
                service,
                new EntityBatches(
                        service, shared.orderBatch(), limits.parallelism() == 1 ? new Workers(1) : shared.workers()),
                new ShipmentTypes(service, new EntityBatches(service, shared.bundleBatch()), shared.shipmentTypes()),
                new ChosenOptions(
                        service,
                        new EntityBatches(service, shared.chosenOptionsBatch()),
                        attributes,
                        shared.chosenOptions()),
                shared.allFields(),
                shared.followsInvoices(),
                loadLimits.pageSize(),
                shared.http().clock());
        this.shipments = new Magento2Shipments(
                service,
                new EntityBatches(service, shared.shipmentBatch()),
                shared.allFields(),
                this::whole,
                stock,
                shared.sources(),
                bulk,
                limits.parallelism());
        this.invoices = new Magento2Invoices(service, new EntityBatches(service, shared.invoiceBatch()));
        this.stores = new Magento2Stores(service);
    }

    private Order whole(OrderHead head) {
        OrderNumber number = OrderNumber.of(head.incrementId());
        return orders.detailsOf(List.of(head.storeId().map(number::inStore).orElse(number)))
                .get(0)
                .orThrow();
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
    public Magento within(Duration limit) {
        return new Magento2(shared, storeView, limits.within(limit, System::nanoTime), () -> {});
    }

    @Override
    public Magento beforeWrites(Runnable check) {
        return new Magento2(shared, storeView, limits.beforeWrites(check), () -> {});
    }

    @Override
    public Magento sequential() {
        return new Magento2(shared, storeView, limits.sequential(), () -> {});
    }

    @Override
    public Magento inStoreView(String code) {
        if (!code.matches("[A-Za-z]\\w*")) {
            throw new IllegalArgumentException("inStoreView: '" + code + "' is not a code of a store view");
        }
        return new Magento2(shared, code, limits, () -> {});
    }

    @Override
    public void close() {
        closing.run();
    }
}
