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

/** A channel of the sandbox's warehouse, with products, orders and an inventory of its own. Thread-safe. */
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

    /** What calls name it by. */
    public String name() {
        return name;
    }

    /** The products imported: their properties, as sent, by external reference. */
    public Map<String, Map<String, String>> products() {
        return locked(state::products);
    }

    /** The orders imported: their properties, as sent and in that order, by external reference. */
    public Map<String, Map<String, String>> orders() {
        return locked(state::orders);
    }

    /**
     * Where an order stands: {@code created}, {@code cancelled} or {@code despatched}.
     *
     * @throws IllegalArgumentException when there is no such order
     */
    public String orderState(String externalReference) {
        return locked(() -> state.existing(externalReference));
    }

    /**
     * What is free of each SKU: what is {@linkplain #onHand on the shelves}, less the units of orders that were imported and neither
     * despatched nor cancelled. Below zero where more was ordered than is there.
     */
    public Map<String, Integer> stock() {
        return locked(() -> units(WarehouseStock.Level::free));
    }

    /** What is on the shelves of each SKU, whether an order waits for it or not. */
    public Map<String, Integer> onHand() {
        return locked(() -> units(WarehouseStock.Level::total));
    }

    private Map<String, Integer> units(Function<WarehouseStock.Level, Integer> figure) {
        Map<String, Integer> units = new LinkedHashMap<>();
        state.stock().forEach((sku, level) -> units.put(sku, figure.apply(level)));
        return Collections.unmodifiableMap(units);
    }

    /**
     * Puts so many on the shelves that this quantity is free: beside it, what open orders wait for. Of every imported product there are 25
     * until then.
     */
    public void setStock(String sku, int quantity) {
        synchronized (lock) {
            state.setFree(sku, quantity);
        }
    }

    /** From now on the import of this product or order fails, with the message as the detail of the failure. */
    public void reject(String externalReference, String message) {
        synchronized (lock) {
            state.reject(externalReference, message);
        }
    }

    /** From now on any batch that holds this product or order is refused as a whole. */
    public void rejectWholeBatchContaining(String externalReference) {
        synchronized (lock) {
            state.rejectBatchesWith(externalReference);
        }
    }

    /** Takes back what {@link #reject} and {@link #rejectWholeBatchContaining} said. */
    public void accept(String externalReference) {
        synchronized (lock) {
            state.accept(externalReference);
        }
    }

    /**
     * From now on the warehouse logs in before it tells the shop's side of a despatch, and again when a session is over,
     * as is set up in OrderFlow for a shop. Without it, messages come in a session that nobody has begun, and an endpoint
     * that checks sessions refuses them.
     */
    public void logInToShopAs(String userName, String apiKey) {
        session.credentials(userName, apiKey);
    }

    /**
     * Sends the whole order out and tells the shop's side so.
     *
     * @param endpoint where to post the message: an application that understands it, or a shop with the extension
     * @return the text of the answer: to the message, or to the login if that was refused
     * @throws IllegalArgumentException when there is no such order
     * @throws IllegalStateException when the order is cancelled
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
     * Sends chosen quantities out, or, with a message id that was used before, repeats that message: then nothing
     * leaves the shelves again.
     *
     * @throws IllegalStateException when the order is cancelled
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
        return session.post(message, endpoint); // not under the lock: the receiver may well ask back
    }

    private <T> T locked(Supplier<T> question) {
        synchronized (lock) {
            return question.get();
        }
    }
}
