package io.github.orderflowmagento.examples.sandbox;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small OrderFlow: takes products and orders, cancels orders, tells its inventory, and despatches orders on demand. It
 * is empty at first. Answers have the recorded shapes, which are those of a stand-in for OrderFlow; what was not recorded
 * (the words for an unknown order, the states before {@code despatched}) is inferred. Thread-safe.
 *
 * <p>A line of its inventory has the {@code quantity} that is free, as recorded, and beside it {@code total} and {@code allocated}, which
 * OrderFlow's own client names, but were not recorded; that {@code quantity} is the one less the other is inferred. Allocated are the units of orders
 * that were imported and neither despatched nor cancelled. {@link Builder#tellsQuantityAlone} leaves it at what was recorded.
 *
 * <p>It has one channel unless it is {@linkplain Builder#channels told of several}. Whatever here names none is about the
 * first.
 */
public final class SandboxWarehouse extends SandboxSystem {

    private static final String USER = "rtd-user";
    private static final String PASSWORD = "rtd-secret-1";
    private static final String ORGANISATION = "demo-org";
    private static final String CHANNEL = "demo-channel";
    private static final long MESSAGES_BEFORE = 6000;

    /** Guards the state of all channels: requests come in on many threads. */
    private final Object lock = new Object();

    private final Map<String, SandboxChannel> channels = new LinkedHashMap<>();
    private final SandboxChannel first;
    private final WarehouseService service;

    private SandboxWarehouse(Builder settings) {
        super(settings.server());
        Map<String, WarehouseState> states = new LinkedHashMap<>();
        AtomicLong lastMessageId = new AtomicLong(MESSAGES_BEFORE);
        for (String name : settings.channels) {
            WarehouseState state = new WarehouseState(settings.clock);
            states.put(name, state);
            channels.put(name, new SandboxChannel(name, state, lock, settings.clock, lastMessageId));
        }
        this.first = inChannel(settings.channels.get(0));
        this.service = new WarehouseService(states, settings.isTellingQuantityAlone, USER, PASSWORD, ORGANISATION);
    }

    /** Opens an empty warehouse of one channel that goes by the system's clock, on a port that is free. */
    public static SandboxWarehouse start() {
        return builder().start();
    }

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says what the warehouse is like. Not thread-safe. */
    public static final class Builder extends SandboxBuilder<Builder, SandboxWarehouse> {
        private List<String> channels = List.of(CHANNEL);
        private boolean isTellingQuantityAlone;

        private Builder() {}

        /**
         * The channels' names. Default: {@code demo-channel} alone.
         *
         * @throws IllegalArgumentException when there is none, an empty one, or two of the same name
         */
        public Builder channels(String... names) {
            List<String> given = List.of(names);
            if (given.isEmpty()
                    || given.contains("")
                    || given.stream().distinct().count() < given.size()) {
                throw new IllegalArgumentException("channels must have names, each its own, not " + given);
            }
            channels = given;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Its inventory has the {@code quantity} that is free alone, as the recorded one. Of it a Magento 2 with several sources cannot be
         * told what is on hand. Default: {@code total} and {@code allocated} as well.
         */
        public Builder tellsQuantityAlone() {
            isTellingQuantityAlone = true;
            return this;
        }

        @Override
        SandboxWarehouse create() {
            return new SandboxWarehouse(this);
        }
    }

    /** The warehouse's base URL, such as {@code http://127.0.0.1:41234/}. */
    @Override
    public String url() {
        return root();
    }

    /** The user of HTTP Basic authentication. */
    public String user() {
        return USER;
    }

    /** The password of HTTP Basic authentication. */
    public String password() {
        return PASSWORD;
    }

    /** The organisation that every call must name. */
    public String organisation() {
        return ORGANISATION;
    }

    /** The name of the first channel; every call must name one. */
    public String channel() {
        return first.name();
    }

    /** All channels by name, the first one first. */
    public Map<String, SandboxChannel> channels() {
        return Collections.unmodifiableMap(channels);
    }

    /**
     * A channel by its name.
     *
     * @throws IllegalArgumentException when the warehouse has none of that name
     */
    public SandboxChannel inChannel(String name) {
        SandboxChannel channel = channels.get(name);
        if (channel == null) {
            throw new IllegalArgumentException(
                    "the sandbox warehouse has no channel '" + name + "', only " + channels.keySet());
        }
        return channel;
    }

    /** As {@link SandboxChannel#products}. */
    public Map<String, Map<String, String>> products() {
        return first.products();
    }

    /** As {@link SandboxChannel#orders}. */
    public Map<String, Map<String, String>> orders() {
        return first.orders();
    }

    /** As {@link SandboxChannel#orderState}. */
    public String orderState(String externalReference) {
        return first.orderState(externalReference);
    }

    /** As {@link SandboxChannel#stock}. */
    public Map<String, Integer> stock() {
        return first.stock();
    }

    /** As {@link SandboxChannel#onHand}. */
    public Map<String, Integer> onHand() {
        return first.onHand();
    }

    /** As {@link SandboxChannel#setStock}. */
    public void setStock(String sku, int quantity) {
        first.setStock(sku, quantity);
    }

    /** As {@link SandboxChannel#reject}. */
    public void reject(String externalReference, String message) {
        first.reject(externalReference, message);
    }

    /** As {@link SandboxChannel#rejectWholeBatchContaining}. */
    public void rejectWholeBatchContaining(String externalReference) {
        first.rejectWholeBatchContaining(externalReference);
    }

    /** As {@link SandboxChannel#accept}. */
    public void accept(String externalReference) {
        first.accept(externalReference);
    }

    /** As {@link SandboxChannel#logInToShopAs}. */
    public void logInToShopAs(String userName, String apiKey) {
        first.logInToShopAs(userName, apiKey);
    }

    /** As {@link SandboxChannel#despatch(String, String, String, String, URI)}. */
    public String despatch(String orderReference, String courier, String service, String trackingNumber, URI endpoint) {
        return first.despatch(orderReference, courier, service, trackingNumber, endpoint);
    }

    /** As {@link SandboxChannel#despatch(String, String, String, String, URI, Map, long)}. */
    public String despatch(
            String orderReference,
            String courier,
            String service,
            String trackingNumber,
            URI endpoint,
            Map<String, Integer> quantities,
            long messageId) {
        return first.despatch(orderReference, courier, service, trackingNumber, endpoint, quantities, messageId);
    }

    @Override
    SandboxAnswer answer(SandboxRequest request) {
        synchronized (lock) {
            return service.answer(request);
        }
    }
}
