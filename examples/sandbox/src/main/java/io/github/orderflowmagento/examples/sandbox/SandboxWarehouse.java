package io.github.orderflowmagento.examples.sandbox;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small OrderFlow: accepts products and orders, cancels orders, returns its inventory, and despatches orders on demand. It is empty at
 * first. Answers have the recorded forms, which are those of a stand-in for OrderFlow; unrecorded ones (the text for an unknown order, the
 * states before {@code despatched}) are inferred. Thread-safe.
 *
 * <p>A line of its inventory has the free {@code quantity}, as recorded, and also {@code total} and {@code allocated}, which OrderFlow's
 * own client has but which were not recorded; it is inferred that {@code quantity} is their difference. {@code allocated} counts the units
 * of orders that were imported and neither despatched nor cancelled. {@link Builder#sendsQuantityOnly} restricts lines to the recorded
 * attribute.
 *
 * <p>It has one channel unless {@linkplain Builder#channels several} are set. Methods without a channel apply to the first one.
 */
public final class SandboxWarehouse extends SandboxSystem {

    private static final String USER = "rtd-user";
    private static final String PASSWORD = "rtd-secret-1";
    private static final String ORGANISATION = "demo-org";
    private static final String CHANNEL = "demo-channel";
    private static final long MESSAGES_BEFORE = 6000;

    /** Guards the state of all channels: requests arrive on many threads. */
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

    /** Starts an empty warehouse with one channel and the system's clock on a free port. */
    public static SandboxWarehouse start() {
        return builder().start();
    }

    /** Returns a builder of warehouses. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds warehouses. Not thread-safe. */
    public static final class Builder extends SandboxBuilder<Builder, SandboxWarehouse> {
        private List<String> channels = List.of(CHANNEL);
        private boolean isTellingQuantityAlone;

        private Builder() {}

        /**
         * Sets the names of the channels. Default: {@code demo-channel}.
         *
         * @throws IllegalArgumentException if there are no names, or one is empty or repeated
         */
        public Builder channels(String... names) {
            List<String> given = List.of(names);
            if (given.isEmpty()
                    || given.contains("")
                    || given.stream().distinct().count() < given.size()) {
                throw new IllegalArgumentException(
                        "channels must have different names that are not empty, was " + given);
            }
            channels = given;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Restricts inventory lines to the free {@code quantity}, as recorded. The quantity on hand, which a Magento 2 with several sources
         * needs, is then unknown. Default: {@code total} and {@code allocated} as well.
         */
        public Builder sendsQuantityOnly() {
            isTellingQuantityAlone = true;
            return this;
        }

        @Override
        SandboxWarehouse create() {
            return new SandboxWarehouse(this);
        }
    }

    /** Returns the warehouse's base URL, for example {@code http://127.0.0.1:41234/}. */
    @Override
    public String url() {
        return root();
    }

    /** Returns the user of HTTP Basic authentication. */
    public String user() {
        return USER;
    }

    /** Returns the password of HTTP Basic authentication. */
    public String password() {
        return PASSWORD;
    }

    /** Returns the organisation that every call must name. */
    public String organisation() {
        return ORGANISATION;
    }

    /** Returns the name of the first channel; every call must name one. */
    public String channel() {
        return first.name();
    }

    /** Returns all channels by name, the first one first. */
    public Map<String, SandboxChannel> channels() {
        return Collections.unmodifiableMap(channels);
    }

    /**
     * Returns a channel by its name.
     *
     * @throws IllegalArgumentException if there is no such channel
     */
    public SandboxChannel inChannel(String name) {
        SandboxChannel channel = channels.get(name);
        if (channel == null) {
            throw new IllegalArgumentException(
                    "the sandbox warehouse has no channel '" + name + "', only " + channels.keySet());
        }
        return channel;
    }

    /** Like {@link SandboxChannel#products}. */
    public Map<String, Map<String, String>> products() {
        return first.products();
    }

    /** Like {@link SandboxChannel#orders}. */
    public Map<String, Map<String, String>> orders() {
        return first.orders();
    }

    /** Like {@link SandboxChannel#orderState}. */
    public String orderState(String externalReference) {
        return first.orderState(externalReference);
    }

    /** Like {@link SandboxChannel#stock}. */
    public Map<String, Integer> stock() {
        return first.stock();
    }

    /** Like {@link SandboxChannel#onHand}. */
    public Map<String, Integer> onHand() {
        return first.onHand();
    }

    /** Like {@link SandboxChannel#setStock}. */
    public void setStock(String sku, int quantity) {
        first.setStock(sku, quantity);
    }

    /** Like {@link SandboxChannel#reject}. */
    public void reject(String externalReference, String message) {
        first.reject(externalReference, message);
    }

    /** Like {@link SandboxChannel#rejectWholeBatchContaining}. */
    public void rejectWholeBatchContaining(String externalReference) {
        first.rejectWholeBatchContaining(externalReference);
    }

    /** Like {@link SandboxChannel#accept}. */
    public void accept(String externalReference) {
        first.accept(externalReference);
    }

    /** Like {@link SandboxChannel#logInToShopAs}. */
    public void logInToShopAs(String userName, String apiKey) {
        first.logInToShopAs(userName, apiKey);
    }

    /** Like {@link SandboxChannel#despatch(String, String, String, String, URI)}. */
    public String despatch(String orderReference, String courier, String service, String trackingNumber, URI endpoint) {
        return first.despatch(orderReference, courier, service, trackingNumber, endpoint);
    }

    /** Like {@link SandboxChannel#despatch(String, String, String, String, URI, Map, long)}. */
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
