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
 * A shop in memory, for tests of what uses {@link Magento}: it begins empty, and keeps what the interfaces promise.
 *
 * <pre>{@code
 * InMemoryMagento shop = new InMemoryMagento();
 * shop.addProduct("MUG-001").name("Mug").stock(12);
 * shop.addOrder("100000001").row("MUG-001", 2);
 * shop.faults().failNext("orders.details", new MagentoException.NotReached("sales_order.info", "connection refused"));
 * }</pre>
 *
 * <p>Changes are stamped by the shop's {@link #clock()}, which stands still until a test sets it. As with a real shop, what changed less
 * than two minutes before a walk over the changes is met again by the next walk: advance the clock to tell two runs apart.
 *
 * <p>Invoices, store views' own texts ({@link #inStoreView}), attributes of a set ({@link Attributes#additional}) and the OrderFlow
 * extension fail with {@link MagentoException.Unsupported}. Placing an order takes nothing from the stock.
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

    /** An empty shop whose clock shows noon on 1 January 2026, UTC. */
    public InMemoryMagento() {
        this(new SettableClock(BEGIN));
    }

    /** An empty shop that goes by the clock. */
    public InMemoryMagento(SettableClock clock) {
        this.clock = clock;
        this.state = new ShopState(clock);
        this.access = new ShopAccess(state, calls, clock, Optional.empty(), List.of());
        this.view = new ShopView(access);
    }

    static MagentoException unsupported(String call) {
        return new MagentoException.Unsupported(call, "InMemoryMagento does not offer it");
    }

    /** The shop's clock. */
    public SettableClock clock() {
        return clock;
    }

    /** The failures that a test wants. */
    public Faults<MagentoException> faults() {
        return calls.faults();
    }

    /** The calls made so far, in order: {@code orders.changes}, {@code orders.details}. What a test does here is not one. */
    public List<String> calls() {
        return calls.made();
    }

    /** Forgets the {@link #calls()} made so far. */
    public void forgetCalls() {
        calls.forget();
    }

    /**
     * Adds an order, placed now, that is paid and to be fulfilled: state and status {@code processing}, store view 1, addressed to a
     * customer in London. Its rows are added by what this returns.
     *
     * @throws IllegalArgumentException if there is an order of that number
     */
    public InMemoryOrder addOrder(String incrementId) {
        return addOrder(InMemoryOrder.template(incrementId, state.now()));
    }

    /**
     * The same, placed in a store view: several may have an order of the number each, as in Magento 2.
     *
     * @throws IllegalArgumentException if that one has an order of that number
     */
    public InMemoryOrder addOrder(String incrementId, long storeId) {
        return addOrder(Order.builder()
                .from(InMemoryOrder.template(incrementId, state.now()))
                .storeId(storeId)
                .build());
    }

    /**
     * Adds an order as it is. It gets a number of the shop's if it has none, and counts as placed and saved now if it does not say when.
     *
     * @throws IllegalArgumentException if there is an order of that number in its store view
     */
    public InMemoryOrder addOrder(Order order) {
        return access.locked(() -> {
            if (state.orders(order.incrementId()).stream()
                    .anyMatch(other -> other.storeId().equals(order.storeId()))) {
                throw new IllegalArgumentException("There is an order " + order.incrementId() + " already");
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
     * An order, to be changed.
     *
     * @throws IllegalArgumentException if there is none of that number, or several stores have one
     */
    public InMemoryOrder order(String incrementId) {
        return order(OrderNumber.of(incrementId));
    }

    /**
     * An order, to be changed.
     *
     * @throws IllegalArgumentException if there is none of that number in the store view
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

    /** Adds a shipment as it is, for example one that was made by hand. It changes nothing about its order. */
    public void addShipment(Shipment shipment) {
        access.locked(() -> {
            shipment.shipmentId().ifPresent(state::isTaken);
            shipment.tracks().forEach(track -> track.trackId().ifPresent(state::isTaken));
            long id = shipment.shipmentId().orElseGet(state::nextId);
            return state.shipments.put(
                    id, Shipment.builder().from(shipment).shipmentId(id).build());
        });
    }

    /** The shipments of an order, oldest first. */
    public List<Shipment> shipmentsOf(String orderIncrementId) {
        return access.locked(() ->
                state.shipmentsOf(order(orderIncrementId).value().orderId().orElseThrow()));
    }

    /**
     * Adds a simple product that is for sale at 10.00, without units in stock. More is said by what this returns.
     *
     * @throws IllegalArgumentException if there is a product of that SKU
     */
    public InMemoryProduct addProduct(String sku) {
        return addProduct(InMemoryProduct.template(sku, access.locked(state::nextId), state.now()));
    }

    /**
     * Adds a product as it is, with its stock; without units if it has none. It counts as saved now if it does not say when.
     *
     * @throws IllegalArgumentException if there is a product of that SKU
     */
    public InMemoryProduct addProduct(Product product) {
        return access.locked(() -> {
            if (state.product(product.sku()).isPresent()) {
                throw new IllegalArgumentException("There is a product '" + product.sku() + "' already");
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
     * A product, to be changed.
     *
     * @throws IllegalArgumentException if there is none of that SKU
     */
    public InMemoryProduct product(String sku) {
        InMemoryProduct product = new InMemoryProduct(access, sku);
        product.value();
        return product;
    }

    /** Removes a product and its stock. */
    public void removeProduct(String sku) {
        access.locked(() -> {
            state.stock.keySet().removeIf(key -> key.sku().equals(sku));
            return state.products.values().removeIf(product -> product.sku().equals(sku));
        });
    }

    /** Has products choose by this attribute: what they hold, to what people read. */
    public void addOptions(String attributeCode, Map<String, String> options) {
        AttributeOptions choice = AttributeOptions.builder()
                .attributeCode(attributeCode)
                .options(options)
                .build();
        access.locked(() -> state.options.put(attributeCode, choice));
    }

    /** Adds a store view beside the first, {@code default}, whose number is 1. */
    public void addStoreView(StoreView added) {
        access.locked(() -> state.views.put(added.storeId(), added));
    }

    /** Adds a carrier that tracking numbers may name, beside {@code custom}. */
    public void addCarrier(String code, String title) {
        access.locked(() -> state.carriers.put(code, title));
    }

    /** Says what the quantities of the stock mean. Before: {@link StockKeeping#SUBTRACTS}. */
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
