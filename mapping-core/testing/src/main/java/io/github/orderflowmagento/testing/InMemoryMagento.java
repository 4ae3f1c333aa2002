package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.Products;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.Stores;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StoreView;

/**
 * A shop in memory, for tests of code that uses {@link Magento}. It is empty at first and fulfils the contract of the interfaces.
 *
 * <pre>{@code
 * InMemoryMagento shop = new InMemoryMagento();
 * shop.addProduct("MUG-001").name("Mug").stock(12);
 * shop.addOrder("100000001").row("MUG-001", 2);
 * shop.faults().failNext("orders.details", new MagentoException.NotReached("sales_order.info", "connection refused"));
 * }</pre>
 *
 * <p>Changes have the time of the shop's {@link #clock()}, which stands still until a test sets it. As with a real shop, entities changed
 * less than two minutes before a walk over the changes are returned again by the next walk: advance the clock between two runs.
 *
 * <p>Invoices, store views' own texts ({@link #inStoreView}), attributes of a set ({@link Attributes#additional}) and the OrderFlow
 * extension fail with {@link MagentoException.Unsupported}. Placing an order does not change the stock.
 *
 * <p>Safe to share between threads.
 */
public final class InMemoryMagento implements Magento {
    static final String ADDRESS = "shop.example.com";

    private static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

    private final SettableClock clock;
    private final CallRecorder<MagentoException> calls = new CallRecorder<>("the shop");
    private final ShopState state;
    private final ShopAccess access;
    private final Magento view;

    /** Creates an empty shop whose clock shows noon on 1 January 2026, UTC. */
    public InMemoryMagento() {
        this(new SettableClock(BEGIN));
    }

    /** Creates an empty shop with a clock. */
    public InMemoryMagento(SettableClock clock) {
        this.clock = clock;
        this.state = new ShopState(clock);
        this.access = new ShopAccess(state, calls, clock, Optional.empty(), List.of());
        this.view = new ShopView(access);
    }

    static MagentoException unsupported(String call) {
        return new MagentoException.Unsupported(call, "InMemoryMagento does not offer it");
    }

    /** Returns the shop's clock. */
    public SettableClock clock() {
        return clock;
    }

    /** Returns the faults to inject. */
    public Faults<MagentoException> faults() {
        return calls.faults();
    }

    /**
     * Returns the names of the calls made so far, in order: {@code orders.changes}, {@code orders.details}. Changes made by a test are not
     * recorded.
     */
    public List<String> calls() {
        return calls.made();
    }

    /** Clears {@link #calls()}. */
    public void forgetCalls() {
        calls.forget();
    }

    /**
     * Adds an order, placed now, that is paid and to be fulfilled: state and status {@code processing}, store view 1, addressed to a
     * customer in London. Add its rows to the returned order.
     *
     * @throws IllegalArgumentException if there is an order of that number
     */
    public InMemoryOrder addOrder(String incrementId) {
        return addOrder(InMemoryOrder.template(incrementId, state.now()));
    }

    /**
     * Like {@link #addOrder(String)}, placed in a store view. As in Magento 2, several store views may each have an order of one number.
     *
     * @throws IllegalArgumentException if the store view has an order of that number
     */
    public InMemoryOrder addOrder(String incrementId, long storeId) {
        return addOrder(Order.builder()
                .from(InMemoryOrder.template(incrementId, state.now()))
                .storeId(storeId)
                .build());
    }

    /**
     * Adds a given order. A missing id is assigned; missing times of creation and change are the current time of the shop's clock.
     *
     * @throws IllegalArgumentException if there is an order of that number in its store view
     */
    public InMemoryOrder addOrder(Order order) {
        return access.locked(() -> {
            if (state.orders(order.incrementId()).stream()
                    .anyMatch(other -> other.storeId().equals(order.storeId()))) {
                throw new IllegalArgumentException("There is already an order " + order.incrementId());
            }
            order.orderId().ifPresent(state::isTaken);
            order.items().forEach(row -> state.isTaken(row.itemId()));
            long id = order.orderId().orElseGet(state::nextId);
            state.orders.put(
                    id,
                    Order.builder()
                            .from(order)
                            .orderId(id)
                            .createdAt(order.createdAt().orElseGet(state::now))
                            .updatedAt(order.updatedAt().orElseGet(state::now))
                            .build());
            return new InMemoryOrder(access, id);
        });
    }

    /**
     * Returns an order, for changes.
     *
     * @throws IllegalArgumentException if there is no such order, or several stores have one
     */
    public InMemoryOrder order(String incrementId) {
        return order(OrderNumber.of(incrementId));
    }

    /**
     * Returns an order, for changes.
     *
     * @throws IllegalArgumentException if there is no order of that number in the store view
     */
    public InMemoryOrder order(String incrementId, long storeId) {
        return order(OrderNumber.of(incrementId).inStore(storeId));
    }

    private InMemoryOrder order(OrderNumber number) {
        List<Order> meant = access.locked(() -> state.orders(number.incrementId())).stream()
                .filter(order -> order.storeId().map(number::isOfStore).orElse(!number.isOfSomeStore()))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(
                    "There " + (meant.isEmpty() ? "is no order " : "are several orders ") + number);
        }
        return new InMemoryOrder(access, meant.get(0).orderId().orElseThrow());
    }

    /** Adds a given shipment, for example one that was created by hand. Does not change its order. */
    public void addShipment(Shipment shipment) {
        access.locked(() -> {
            shipment.shipmentId().ifPresent(state::isTaken);
            shipment.tracks().forEach(track -> track.trackId().ifPresent(state::isTaken));
            long id = shipment.shipmentId().orElseGet(state::nextId);
            return state.shipments.put(
                    id, Shipment.builder().from(shipment).shipmentId(id).build());
        });
    }

    /**
     * Returns the shipments of an order, oldest first.
     *
     * @throws IllegalArgumentException if there is no such order, or several stores have one
     */
    public List<Shipment> shipmentsOf(String orderIncrementId) {
        return access.locked(() ->
                state.shipmentsOf(order(orderIncrementId).value().orderId().orElseThrow()));
    }

    /**
     * Adds a simple product that is for sale at 10.00, without units in stock. Change the returned product as needed.
     *
     * @throws IllegalArgumentException if there is a product of that SKU
     */
    public InMemoryProduct addProduct(String sku) {
        return addProduct(InMemoryProduct.template(sku, access.locked(state::nextId), state.now()));
    }

    /**
     * Adds a given product with its stock; without stock it has no units. A missing time of change is the current time of the shop's clock.
     *
     * @throws IllegalArgumentException if there is a product of that SKU
     */
    public InMemoryProduct addProduct(Product product) {
        return access.locked(() -> {
            if (state.product(product.sku()).isPresent()) {
                throw new IllegalArgumentException("There is already a product '" + product.sku() + "'");
            }
            state.isTaken(product.productId());
            state.products.put(
                    product.productId(),
                    Product.builder()
                            .from(product)
                            .stockItem(Optional.empty())
                            .updatedAt(product.updatedAt().orElseGet(state::now))
                            .build());
            state.keep(product.stockItem()
                    .orElseGet(() -> StockItem.builder()
                            .productId(product.productId())
                            .sku(product.sku())
                            .quantity(BigDecimal.ZERO)
                            .isInStock(false)
                            .build()));
            return new InMemoryProduct(access, product.sku());
        });
    }

    /**
     * Returns a product, for changes.
     *
     * @throws IllegalArgumentException if there is no such product
     */
    public InMemoryProduct product(String sku) {
        InMemoryProduct product = new InMemoryProduct(access, sku);
        product.value();
        return product;
    }

    /** Removes a product and its stock, if the product exists. */
    public void removeProduct(String sku) {
        access.locked(() -> {
            state.stock.keySet().removeIf(key -> key.sku().equals(sku));
            return state.products.values().removeIf(product -> product.sku().equals(sku));
        });
    }

    /**
     * Defines the options of an attribute, replacing earlier ones.
     *
     * @param options labels by the value that a product has
     */
    public void addOptions(String attributeCode, Map<String, String> options) {
        AttributeOptions choice = AttributeOptions.builder()
                .attributeCode(attributeCode)
                .options(options)
                .build();
        access.locked(() -> state.options.put(attributeCode, choice));
    }

    /** Adds a store view. The shop already has {@code default} with id 1. */
    public void addStoreView(StoreView added) {
        access.locked(() -> state.views.put(added.storeId(), added));
    }

    /** Adds a carrier for tracking numbers. {@code custom} always exists. */
    public void addCarrier(String code, String title) {
        access.locked(() -> state.carriers.put(code, title));
    }

    /** Sets the meaning of stock quantities. Default: {@link StockKeeping#SUBTRACTS}. */
    public void keepStock(StockKeeping keeping) {
        access.locked(() -> state.keeping = keeping);
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public Products products() {
        return view.products();
    }

    @Override
    public Orders orders() {
        return view.orders();
    }

    @Override
    public Stock stock() {
        return view.stock();
    }

    @Override
    public Shipments shipments() {
        return view.shipments();
    }

    @Override
    public Invoices invoices() {
        return view.invoices();
    }

    @Override
    public Attributes attributes() {
        return view.attributes();
    }

    @Override
    public Stores stores() {
        return view.stores();
    }

    @Override
    public Magento within(Duration limit) {
        return view.within(limit);
    }

    @Override
    public Magento beforeWrites(Runnable check) {
        return view.beforeWrites(check);
    }

    @Override
    public Magento sequential() {
        return view.sequential();
    }

    @Override
    public Magento inStoreView(String code) {
        return view.inStoreView(code);
    }

    @Override
    public void close() {
        calls.close();
    }
}
