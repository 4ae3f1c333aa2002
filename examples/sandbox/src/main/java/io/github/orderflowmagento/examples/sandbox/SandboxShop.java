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
 * A small Magento 1 shop with XML-RPC: products, stock, orders and shipments in memory, seeded with recorded data. It keeps its data until
 * it is closed, and behaves like the recorded shop, including its quirks. Methods about orders and stock throw an unchecked exception if
 * the order or product does not exist, and {@link #hold}, {@link #unhold}, {@link #cancel} and {@link #edit} if the order's state does
 * not allow it. Thread-safe.
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

    /** Guards all fields below: requests arrive on many threads. */
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

    /** Starts a shop with the system's clock on a free port. */
    public static SandboxShop start() {
        return builder().start();
    }

    /** Starts a shop with another clock for changes and answers. */
    public static SandboxShop start(Clock clock) {
        return builder().clock(clock).start();
    }

    /** Starts a shop with another clock and with {@linkplain Builder#copies copies} of its data. */
    public static SandboxShop start(Clock clock, int copies) {
        return builder().clock(clock).copies(copies).start();
    }

    /** Returns a builder of shops. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds shops. Not thread-safe. */
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

    /** Returns the shop's base URL, for example {@code http://127.0.0.1:41234/index.php/}. */
    @Override
    public String url() {
        return root() + "index.php/";
    }

    /** Returns the API user. */
    public String apiUser() {
        return API_USER;
    }

    /** Returns the API key. */
    public String apiKey() {
        return API_KEY;
    }

    /** Returns the stock quantity of a product. */
    public BigDecimal stockOf(String sku) {
        return locked(() -> state.stock().quantity(sku));
    }

    /** Returns whether a product is in stock. */
    public boolean isInStock(String sku) {
        return locked(() -> state.stock().isInStock(sku));
    }

    /** Sets the quantity at which the product is out of stock: Magento's {@code min_qty}. */
    public void setOutOfStockThreshold(String sku, int quantity) {
        synchronized (lock) {
            state.stock().threshold(sku, BigDecimal.valueOf(quantity));
        }
    }

    /** Allows backorders of the product while it is in stock. */
    public void allowBackorders(String sku) {
        synchronized (lock) {
            state.stock().allowBackorders(sku);
        }
    }

    /** Stops managing the stock of the product: it is always in stock. */
    public void stopManagingStock(String sku) {
        synchronized (lock) {
            state.stock().stopManaging(sku);
        }
    }

    /** Returns the status of an order, for example {@code processing} or {@code complete}. */
    public String orderStatus(String incrementId) {
        return locked(() -> existing(incrementId).status());
    }

    /** Returns the shipments of an order, oldest first. */
    public List<SandboxShipment> shipmentsOf(String incrementId) {
        return locked(() -> {
            Order order = existing(incrementId);
            return state.shipments().of(order).stream()
                    .map(shipment -> SandboxShipment.of(shipment, order))
                    .toList();
        });
    }

    /** Puts an order on hold. */
    public void hold(String incrementId) {
        synchronized (lock) {
            existing(incrementId).hold();
        }
    }

    /** Puts an order into payment review. */
    public void reviewPayment(String incrementId) {
        synchronized (lock) {
            existing(incrementId).reviewPayment();
        }
    }

    /** Takes an order off hold. */
    public void unhold(String incrementId) {
        synchronized (lock) {
            existing(incrementId).unhold();
        }
    }

    /** Cancels an order. */
    public void cancel(String incrementId) {
        synchronized (lock) {
            existing(incrementId).cancel();
        }
    }

    /**
     * Edits an order: Magento cancels it and places another.
     *
     * @return the number of the new order
     */
    public String edit(String incrementId) {
        return locked(() -> state.orders().edit(existing(incrementId)).data().text("increment_id"));
    }

    /** Refunds units that have not been shipped. */
    public void refund(String incrementId, String sku, int units) {
        synchronized (lock) {
            existing(incrementId).refund(sku, BigDecimal.valueOf(units));
        }
    }

    /** Changes the street of the delivery address. */
    public void correctStreet(String incrementId, String street) {
        synchronized (lock) {
            existing(incrementId).correctStreet(street);
        }
    }

    /** Replaces an order by another one with the same number and with this SKU in its first row, as after restoring a backup. */
    public void giveNumberAgain(String incrementId, String sku) {
        synchronized (lock) {
            existing(incrementId).becomeAnother(state.orders().nextId(), sku);
        }
    }

    /**
     * Changes a field of an order, as a module or an import may.
     *
     * @param value a text, a number, a boolean, null, or a list of these
     */
    public void alterOrder(String incrementId, String field, @Nullable Object value) {
        synchronized (lock) {
            state.orders().alter(existing(incrementId), field, value);
        }
    }

    /** Changes a field of each row of an order with the SKU. */
    public void alterRow(String incrementId, String sku, String field, @Nullable Object value) {
        synchronized (lock) {
            existing(incrementId).linesOf(sku).forEach(line -> line.put(field, value));
        }
    }

    /** Changes a field of the first row of an order. */
    public void alterFirstRow(String incrementId, String field, @Nullable Object value) {
        synchronized (lock) {
            existing(incrementId).lines().get(0).put(field, value);
        }
    }

    /** Duplicates the first row of an order, as the query of a module may. */
    public void doubleFirstRow(String incrementId) {
        synchronized (lock) {
            existing(incrementId).doubleFirstLine();
        }
    }

    /** Changes a field of a product. */
    public void alterProduct(String sku, String field, @Nullable Object value) {
        synchronized (lock) {
            state.catalogue().alter(sku, field, value);
        }
    }

    /**
     * Defines the options of an attribute of products, single or multiple.
     *
     * @param options labels by the number of the option, as in products
     */
    public void offerOptions(String attribute, Map<String, String> options) {
        synchronized (lock) {
            state.catalogue().offer(attribute, options);
        }
    }

    /**
     * Changes comments on shipments when they are saved, like a database that truncates them or a module that edits them.
     *
     * @param asKept returns the comment as it is saved
     */
    public void keepComments(UnaryOperator<String> asKept) {
        synchronized (lock) {
            state.shipments().keepComments(asKept);
        }
    }

    /** Hides whether the e-mail of a shipment was sent, as over SOAP v2. */
    public void hideEmails() {
        synchronized (lock) {
            state.shipments().hideEmails();
        }
    }

    /** Returns the number of calls by resource path, including those inside a {@code multiCall}; aliases count under the full name. */
    public Map<String, Integer> calls() {
        return locked(endpoint::calls);
    }

    /** Returns the number of logins, including rejected ones. */
    public int logins() {
        return locked(sessions::logins);
    }

    /** Resets the counts of requests, calls and logins. */
    @Override
    public void resetCounters() {
        super.resetCounters();
        synchronized (lock) {
            endpoint.resetCounter();
            sessions.resetCounter();
        }
    }

    /** Ends all sessions: the next call in any of them gets fault 5. */
    public void expireSessions() {
        synchronized (lock) {
            sessions.expireAll();
        }
    }

    /**
     * Like {@link #failNextAfterExecuting()}, for the next request that calls a resource path, for example {@code
     * sales_order_shipment.create}.
     */
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
