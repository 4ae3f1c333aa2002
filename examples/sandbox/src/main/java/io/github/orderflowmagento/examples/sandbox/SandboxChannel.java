package io.github.orderflowmagento.examples.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** A channel of the sandbox's warehouse, with its own products, orders and inventory. Thread-safe. */
public final class SandboxChannel {

    private final String name;
    private final WarehouseState state;
    private final Object lock;
    private final Clock clock;
    private final AtomicLong lastMessageId;
    private final ShopSession session = new ShopSession();

    /**
     * A channel.
     *
     * @param lock guards the state
     * @param lastMessageId counts the messages of all channels
     */
    SandboxChannel(String name, WarehouseState state, Object lock, Clock clock, AtomicLong lastMessageId) {
        this.name = name;
        this.state = state;
        this.lock = lock;
        this.clock = clock;
        this.lastMessageId = lastMessageId;
    }

    /** Returns the channel's name, as calls to the warehouse contain it. */
    public String name() {
        return name;
    }

    /** Returns the imported products: their properties as sent, by external reference. */
    public Map<String, Map<String, String>> products() {
        return locked(state::products);
    }

    /** Returns the imported orders: their properties as sent and in that order, by external reference. */
    public Map<String, Map<String, String>> orders() {
        return locked(state::orders);
    }

    /**
     * Returns the state of an order: {@code created}, {@code cancelled} or {@code despatched}.
     *
     * @throws IllegalArgumentException if there is no such order
     */
    public String orderState(String externalReference) {
        return locked(() -> state.existing(externalReference));
    }

    /**
     * Returns the free quantity of each SKU: the quantity {@linkplain #onHand on hand}, less the units of orders that were imported and
     * neither despatched nor cancelled. Negative if more was ordered than is on hand.
     */
    public Map<String, Integer> stock() {
        return locked(() -> units(WarehouseStock.Level::free));
    }

    /** Returns the quantity on hand of each SKU, including units allocated to orders. */
    public Map<String, Integer> onHand() {
        return locked(() -> units(WarehouseStock.Level::total));
    }

    private Map<String, Integer> units(Function<WarehouseStock.Level, Integer> figure) {
        Map<String, Integer> units = new LinkedHashMap<>();
        state.stock().forEach((sku, level) -> units.put(sku, figure.apply(level)));
        return Collections.unmodifiableMap(units);
    }

    /** Sets the free quantity; the quantity on hand is this plus the units allocated to orders. An imported product starts with 25. */
    public void setStock(String sku, int quantity) {
        synchronized (lock) {
            state.setFree(sku, quantity);
        }
    }

    /** Makes imports of this product or order fail until {@link #accept}, with the message as the detail of the failure. */
    public void reject(String externalReference, String message) {
        synchronized (lock) {
            state.reject(externalReference, message);
        }
    }

    /** Makes any import batch that contains this product or order fail as a whole, until {@link #accept}. */
    public void rejectWholeBatchContaining(String externalReference) {
        synchronized (lock) {
            state.rejectBatchesWith(externalReference);
        }
    }

    /** Undoes {@link #reject} and {@link #rejectWholeBatchContaining}. */
    public void accept(String externalReference) {
        synchronized (lock) {
            state.accept(externalReference);
        }
    }

    /**
     * Makes the warehouse log in before it sends despatch messages, and again when a session ends, as configured in OrderFlow for a shop.
     * Default: messages have an invalid session, and an endpoint that checks sessions rejects them.
     */
    public void logInToShopAs(String userName, String apiKey) {
        session.credentials(userName, apiKey);
    }

    /**
     * Despatches a whole order and sends the message.
     *
     * @param courier the name of the courier, for example {@code Royal Mail}
     * @param service the name of the service, for example {@code Tracked 24}
     * @param endpoint the address of the application, or of a shop with the extension
     * @return the text of the answer to the message, or to the login if that was rejected
     * @throws IllegalArgumentException if there is no such order
     * @throws IllegalStateException if the order is cancelled
     */
    public String despatch(String orderReference, String courier, String service, String trackingNumber, URI endpoint) {
        return despatch(
                orderReference,
                courier,
                service,
                trackingNumber,
                endpoint,
                locked(() -> state.linesOf(orderReference)),
                lastMessageId.incrementAndGet());
    }

    /**
     * Despatches the given quantities and sends the message. With a message id that was used before, it sends the message again without
     * changing stock.
     *
     * @param quantities the quantity of each SKU
     * @return as for {@link #despatch(String, String, String, String, URI)}
     * @throws IllegalStateException if the order is cancelled
     */
    public String despatch(
            String orderReference,
            String courier,
            String service,
            String trackingNumber,
            URI endpoint,
            Map<String, Integer> quantities,
            long messageId) {
        LocalDate today = LocalDate.now(clock);
        DespatchMessage message = new DespatchMessage(
                orderReference, new LinkedHashMap<>(quantities), courier, service, trackingNumber, today, messageId);
        lastMessageId.accumulateAndGet(messageId, Math::max);
        synchronized (lock) {
            state.despatch(orderReference, quantities, messageId);
        }
        return session.post(message, endpoint); // without the lock: the receiver may call back
    }

    private <T> T locked(Supplier<T> question) {
        synchronized (lock) {
            return question.get();
        }
    }
}
