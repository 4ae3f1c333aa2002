package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A small Magento 1 shop that speaks XML-RPC: products, stock, orders and shipments in memory, seeded with recorded
 * ones. It remembers what it is told until it is closed, and does what the recorded shop did, oddities included.
 * Thread-safe.
 *
 * <pre>{@code
 * try (SandboxShop shop = SandboxShop.start()) {
 *     // a client of shop.url(), shop.apiUser(), shop.apiKey()
 *     shop.stockOf("MUG-001");
 * }
 * }</pre>
 */
public final class SandboxShop extends SandboxSystem {

    private static final String API_USER = "orderflow";
    private static final String API_KEY = "orderflow-secret-1";
    private static final Pattern ENDPOINT = Pattern.compile("(/index\\.php)?/api/xmlrpc/?");

    /** Guards everything below it: requests come in on many threads. */
    private final Object lock = new Object();

    private final ShopState state;
    private final Sessions sessions = new Sessions(API_USER, API_KEY);
    private final XmlRpcEndpoint endpoint;
    private @Nullable String pathToLose;

    private SandboxShop(Builder settings) {
        super(settings.server());
        this.state = ShopState.seeded(settings.clock, settings.copies);
        this.endpoint = new XmlRpcEndpoint(sessions, new ShopApi(state));
    }

    /** Opens a shop that goes by the system's clock, on a port that is free. */
    public static SandboxShop start() {
        return builder().start();
    }

    /** Opens a shop that dates its changes and its answers by another clock. */
    public static SandboxShop start(Clock clock) {
        return builder().clock(clock).start();
    }

    /** Opens a shop by another clock, with {@linkplain Builder#copies copies} of what is in it. */
    public static SandboxShop start(Clock clock, int copies) {
        return builder().clock(clock).copies(copies).start();
    }

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says what the shop is like. Not thread-safe. */
    public static final class Builder extends SandboxShopBuilder<Builder, SandboxShop> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        @Override
        SandboxShop create() {
            return new SandboxShop(this);
        }
    }

    /** The shop's base URL, such as {@code http://127.0.0.1:41234/index.php/}. */
    @Override
    public String url() {
        return root() + "index.php/";
    }

    /** The user to log in with. */
    public String apiUser() {
        return API_USER;
    }

    /** The key to log in with. */
    public String apiKey() {
        return API_KEY;
    }

    /** The quantity in stock of a product. */
    public BigDecimal stockOf(String sku) {
        return locked(() -> state.stock().quantity(sku));
    }

    /** Whether a product can be bought. */
    public boolean isInStock(String sku) {
        return locked(() -> state.stock().isInStock(sku));
    }

    /** From now on the shop takes the product out of stock at this quantity: Magento's {@code min_qty}. */
    public void setOutOfStockThreshold(String sku, int quantity) {
        synchronized (lock) {
            state.stock().threshold(sku, BigDecimal.valueOf(quantity));
        }
    }

    /** From now on the shop takes orders of the product when it has none left, if it is in stock. */
    public void allowBackorders(String sku) {
        synchronized (lock) {
            state.stock().allowBackorders(sku);
        }
    }

    /** From now on the shop does not manage the stock of the product: it is always in stock. */
    public void stopManagingStock(String sku) {
        synchronized (lock) {
            state.stock().stopManaging(sku);
        }
    }

    /** The status of an order, such as {@code processing} or {@code complete}. */
    public String orderStatus(String incrementId) {
        return locked(() -> existing(incrementId).status());
    }

    /** The shipments of an order, oldest first. */
    public List<SandboxShipment> shipmentsOf(String incrementId) {
        return locked(() -> {
            Order order = existing(incrementId);
            return state.shipments().of(order).stream()
                    .map(shipment -> SandboxShipment.of(shipment, order))
                    .toList();
        });
    }

    /** The merchant puts an order on hold. */
    public void hold(String incrementId) {
        synchronized (lock) {
            existing(incrementId).hold();
        }
    }

    /** A payment service wants to look at an order's payment first. */
    public void reviewPayment(String incrementId) {
        synchronized (lock) {
            existing(incrementId).reviewPayment();
        }
    }

    /** The merchant takes an order off hold. */
    public void unhold(String incrementId) {
        synchronized (lock) {
            existing(incrementId).unhold();
        }
    }

    /** The merchant cancels an order. */
    public void cancel(String incrementId) {
        synchronized (lock) {
            existing(incrementId).cancel();
        }
    }

    /**
     * The merchant edits an order: Magento cancels it and places another.
     *
     * @return the number of the other
     */
    public String edit(String incrementId) {
        return locked(() -> state.orders().edit(existing(incrementId)).data().text("increment_id"));
    }

    /** The merchant refunds units that have not been sent. */
    public void refund(String incrementId, String sku, int units) {
        synchronized (lock) {
            existing(incrementId).refund(sku, BigDecimal.valueOf(units));
        }
    }

    /** The merchant corrects the street of the delivery address. */
    public void correctStreet(String incrementId, String street) {
        synchronized (lock) {
            existing(incrementId).correctStreet(street);
        }
    }

    /** The shop was restored from a backup, and gives the number of an order to another one, of the product named. */
    public void giveNumberAgain(String incrementId, String sku) {
        synchronized (lock) {
            existing(incrementId).becomeAnother(state.orders().nextId(), sku);
        }
    }

    /**
     * From now on the order has something else in a field, as a module or an import may leave it.
     *
     * @param value a text, a number, a boolean, null, or a list of these
     */
    public void alterOrder(String incrementId, String field, @Nullable Object value) {
        synchronized (lock) {
            existing(incrementId).data().put(field, value);
        }
    }

    /** The same for each row of the order with the SKU. */
    public void alterRow(String incrementId, String sku, String field, @Nullable Object value) {
        synchronized (lock) {
            existing(incrementId).linesOf(sku).forEach(line -> line.put(field, value));
        }
    }

    /** The same for the first row of the order. */
    public void alterFirstRow(String incrementId, String field, @Nullable Object value) {
        synchronized (lock) {
            existing(incrementId).lines().get(0).put(field, value);
        }
    }

    /** The order has its first row twice, as the query of a module may bring it. */
    public void doubleFirstRow(String incrementId) {
        synchronized (lock) {
            existing(incrementId).doubleFirstLine();
        }
    }

    /** The same for the product with the SKU. */
    public void alterProduct(String sku, String field, @Nullable Object value) {
        synchronized (lock) {
            state.catalogue().alter(sku, field, value);
        }
    }

    /**
     * From now on an attribute of products is a choice, single or multiple.
     *
     * @param options number of the option, which products hold, to its label
     */
    public void offerOptions(String attribute, Map<String, String> options) {
        synchronized (lock) {
            state.catalogue().offer(attribute, options);
        }
    }

    /** From now on comments on shipments are kept as this makes them: as a database that cuts them does, or a module that changes them. */
    public void keepComments(UnaryOperator<String> asKept) {
        synchronized (lock) {
            state.shipments().keepComments(asKept);
        }
    }

    /** From now on the shop does not say of a shipment whether its e-mail was sent, as over SOAP v2. */
    public void hideEmails() {
        synchronized (lock) {
            state.shipments().hideEmails();
        }
    }

    /** The calls received by resource path, those inside a {@code multiCall} included; aliases under the full name. */
    public Map<String, Integer> calls() {
        return locked(endpoint::calls);
    }

    /** The attempts to log in, refused ones included. */
    public int logins() {
        return locked(sessions::logins);
    }

    /** Counts requests, calls and logins from zero again. */
    @Override
    public void resetCounters() {
        super.resetCounters();
        synchronized (lock) {
            endpoint.resetCounter();
            sessions.resetCounter();
        }
    }

    /** Forgets all sessions: the next call on any of them gets fault 5. */
    public void expireSessions() {
        synchronized (lock) {
            sessions.expireAll();
        }
    }

    /** The same as {@link #failNextAfterExecuting()} for the next request that calls a resource path, for example {@code sales_order_shipment.create}. */
    public void failNextAfterExecuting(String resourcePath) {
        synchronized (lock) {
            pathToLose = ShopApi.canonical(resourcePath);
        }
    }

    @Override
    SandboxAnswer answer(SandboxRequest request) {
        if (!ENDPOINT.matcher(request.path()).matches()) {
            return html(404, "<html><body><h1>404 Not Found</h1></body></html>");
        }
        synchronized (lock) {
            int callsBefore = callsToLose();
            SandboxAnswer answer = execute(request.bytes());
            if (callsToLose() == callsBefore) {
                return answer;
            }
            pathToLose = null;
            return SandboxAnswer.reset();
        }
    }

    private SandboxAnswer execute(byte[] body) {
        try {
            return SandboxAnswer.of(endpoint.answer(body)).withHeader("Content-Type", "text/xml; charset=UTF-8");
        } catch (ShopCrash crash) {
            return html(500, "");
        }
    }

    private static SandboxAnswer html(int status, String page) {
        return SandboxAnswer.status(status)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(page);
    }

    private int callsToLose() {
        return pathToLose == null ? 0 : endpoint.calls().getOrDefault(pathToLose, 0);
    }

    private Order existing(String incrementId) {
        return state.orders().named(incrementId, 100);
    }

    private <T> T locked(Supplier<T> question) {
        synchronized (lock) {
            return question.get();
        }
    }
}
