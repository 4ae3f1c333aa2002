package io.github.orderflowmagento.examples.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;

/**
 * A small OrderFlow: takes products and orders, tells its inventory, and despatches orders on demand. It is empty at
 * first. Answers have the recorded shapes, which are those of a stand-in for OrderFlow; what was not recorded (the
 * words for an unknown order, the states before {@code despatched}) is inferred.
 */
public final class SandboxWarehouse implements AutoCloseable {

    private static final String USER = "rtd-user";
    private static final String PASSWORD = "rtd-secret-1";
    private static final String ORGANISATION = "demo-org";
    private static final String CHANNEL = "demo-channel";
    private static final long MESSAGES_BEFORE = 6000;

    /** Guards the state and the message counter: requests come in on many threads. */
    private final Object lock = new Object();

    private final Clock clock;
    private final WarehouseState state;
    private final WarehouseService service;
    private final ShopSession session = new ShopSession();
    private long lastMessageId = MESSAGES_BEFORE;

    private final SandboxServer server;

    private SandboxWarehouse(Clock clock) {
        this.clock = clock;
        this.state = new WarehouseState(clock);
        this.service = new WarehouseService(state, USER, PASSWORD, ORGANISATION, CHANNEL);
        this.server = SandboxServer.start(this::answer, clock);
    }

    /** Opens an empty warehouse. */
    public static SandboxWarehouse start() {
        return new SandboxWarehouse(Clock.systemUTC());
    }

    /** The warehouse's base URL, such as {@code http://127.0.0.1:41234/}. */
    public String url() {
        return server.url();
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

    /** The channel that every call must name. */
    public String channel() {
        return CHANNEL;
    }

    /** The products imported: their properties, as sent, by external reference. */
    public Map<String, Map<String, String>> products() {
        synchronized (lock) {
            return state.products();
        }
    }

    /** The orders imported: their properties, as sent and in that order, by external reference. */
    public Map<String, Map<String, String>> orders() {
        synchronized (lock) {
            return state.orders();
        }
    }

    /** The inventory: the quantity of each SKU. */
    public Map<String, Integer> stock() {
        synchronized (lock) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(state.stock()));
        }
    }

    /** Puts goods on the shelf; every imported product has 25 until then. */
    public void setStock(String sku, int quantity) {
        synchronized (lock) {
            state.setStock(sku, quantity);
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
     */
    public String despatch(String orderReference, String courier, String service, String trackingNumber, URI endpoint) {
        Map<String, Integer> lines;
        long messageId;
        synchronized (lock) {
            lines = state.linesOf(orderReference);
            messageId = ++lastMessageId;
        }
        return despatch(orderReference, courier, service, trackingNumber, endpoint, lines, messageId);
    }

    /**
     * Sends chosen quantities out, or, with a message id that was used before, repeats that message: then nothing
     * leaves the shelves again.
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
        synchronized (lock) {
            lastMessageId = Math.max(lastMessageId, messageId);
            state.despatch(orderReference, quantities, messageId);
        }
        return session.post(message, endpoint); // not under the lock: the receiver may well ask back
    }

    /** The HTTP requests received. */
    public int requests() {
        return server.requests();
    }

    /** Counts requests from zero again. */
    public void resetCounters() {
        server.resetCounter();
    }

    /** The next request is executed, and then the connection breaks before the answer is sent. */
    public void failNextAfterExecuting() {
        server.loseNextReply();
    }

    /**
     * The server underneath, for stubs of one's own (errors, delays): they come before the sandbox's single catch-all
     * stub. Remove such stubs one by one: a reset would remove the warehouse with them.
     */
    public WireMockServer http() {
        return server.http();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        synchronized (lock) {
            return service.answer(request);
        }
    }
}
