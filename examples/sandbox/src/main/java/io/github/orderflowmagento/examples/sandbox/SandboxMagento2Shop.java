package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Integration;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Magento2Application;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Merchant;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Settings;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.ShopData;

/**
 * A small Magento 2 shop with REST: products, stock in several sources, orders and shipments in memory, seeded with those of {@link
 * SandboxShop}, as after a migration, under the same SKUs and numbers. It keeps its data until it is closed, and behaves like the recorded
 * shop, including its quirks. It accepts asynchronous requests for shipments and stock, which its {@link #consumers} execute. It does not
 * support administrators' logins, writing products, or creating invoices and credit memos. Methods about orders and products throw an
 * unchecked exception if the order or product does not exist, and {@link #hold} and {@link #unhold} if the order's state does not allow it.
 * Thread-safe.
 *
 * <pre>{@code
 * try (SandboxMagento2Shop shop = SandboxMagento2Shop.start()) {
 *     // a client of shop.url(), shop.consumerKey(), shop.consumerSecret(), shop.token(), shop.tokenSecret()
 *     shop.quantityOf("MUG-001", "default");
 * }
 * }</pre>
 */
public final class SandboxMagento2Shop extends SandboxSystem {

    private static final Integration INTEGRATION = new Integration(
            1,
            "ck00000000000000000000orderflowf",
            "do0uawctvrlj8pufeyx5vac091e0g55a",
            "3mqnzbew6d2xex5k3ygfxe5dto7gybrc",
            "n3gskn68h4ghcolnp6b7zqkrjmvbmss7",
            null);

    /** Guards all fields below: requests arrive on many threads. */
    private final Object lock = new Object();

    private final Settings settings;
    private final Magento2Application application;
    private final SandboxConsumers consumers;
    private final Map<String, Integer> calls = new HashMap<>();
    private @Nullable Pattern callToLose;

    private SandboxMagento2Shop(Builder builder) {
        super(builder.server());
        this.settings = new Settings(builder.integrations);
        settings.normalisePaths(!builder.isSigningPathsAsSent);
        settings.losePort(builder.isLosingPort);
        settings.takeBearerTokens(builder.isTakingBearerTokens);
        settings.useSources(!builder.isLegacyStock);
        ShopData data = builder.data == null ? MigratedShop.data(builder.copies) : builder.data;
        Supplier<String> uuids = builder.bulkUuids == null ? new BulkUuids() : builder.bulkUuids;
        this.application =
                new Magento2Application(data, settings, builder.clock, builder.signatureClock, this::url, uuids);
        this.consumers = new SandboxConsumers(lock, application.consumers());
    }

    /** Starts a shop with the system's clock on a free port. */
    public static SandboxMagento2Shop start() {
        return builder().start();
    }

    /** Returns a builder of shops. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds shops. Not thread-safe. */
    public static final class Builder extends SandboxShopBuilder<Builder, SandboxMagento2Shop> {
        private Clock signatureClock = Clock.systemUTC();
        private boolean isSigningPathsAsSent;
        private boolean isLosingPort;
        private boolean isTakingBearerTokens;
        private boolean isLegacyStock;
        private List<Integration> integrations = List.of(INTEGRATION);
        private @Nullable ShopData data;
        private @Nullable Supplier<String> bulkUuids;

        private Builder() {}

        /**
         * Sets the clock for timestamps of signatures: a signature more than ten minutes ahead of it is rejected. Default: the system's
         * clock, even if another clock is set for changes.
         */
        public Builder signatureClock(Clock newSignatureClock) {
            signatureClock = newSignatureClock;
            return this;
        }

        /** Requires paths to be signed as sent, as Magento up to 2.4.4. Default: normalised, as from 2.4.6 on. */
        public Builder signsPathsAsSent() {
            isSigningPathsAsSent = true;
            return this;
        }

        /**
         * Hides the port from the shop, as some web servers do, so that URLs must be signed without it. Default: the shop sees the port.
         */
        public Builder losesPort() {
            isLosingPort = true;
            return this;
        }

        /**
         * Accepts the token of the integration alone, as with <i>Allow OAuth Access Tokens to be used as standalone Bearer tokens</i>.
         * Default: not accepted.
         */
        public Builder takesBearerTokens() {
            isTakingBearerTokens = true;
            return this;
        }

        /** Disables the modules for multi-source inventory. Default: enabled. */
        public Builder legacyStock() {
            isLegacyStock = true;
            return this;
        }

        Builder integrations(List<Integration> newIntegrations) {
            integrations = newIntegrations;
            return this;
        }

        Builder data(ShopData newData) {
            data = newData;
            return this;
        }

        Builder bulkUuids(Supplier<String> newBulkUuids) {
            bulkUuids = newBulkUuids;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        SandboxMagento2Shop create() {
            return new SandboxMagento2Shop(this);
        }
    }

    /** Returns the shop's base URL, for example {@code http://127.0.0.1:41234/}. */
    @Override
    public String url() {
        return root();
    }

    /** Returns the consumer key of the integration, which has all rights. */
    public String consumerKey() {
        return INTEGRATION.consumerKey();
    }

    /** Returns the consumer secret of the integration. */
    public String consumerSecret() {
        return INTEGRATION.consumerSecret();
    }

    /** Returns the access token of the integration. */
    public String token() {
        return INTEGRATION.token();
    }

    /** Returns the access token secret of the integration. */
    public String tokenSecret() {
        return INTEGRATION.tokenSecret();
    }

    /** Returns the answer of a shop in maintenance mode, for {@link #stub}. */
    public static SandboxAnswer maintenance() {
        return SandboxAnswer.status(503)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(MaintenancePage.HTML);
    }

    /** Returns the answer of a shop after a deadlock in its database, for {@link #stub}. */
    public static SandboxAnswer deadlock() {
        return SandboxAnswer.status(400)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody("{\"message\":\"Database deadlock found when trying to get lock\",\"code\":1213}");
    }

    /** Restricts the integration to these rights, for example {@code Magento_Sales::ship}. */
    public void grantOnly(String... rights) {
        change(shop -> settings.grant(INTEGRATION.token(), Set.of(rights)));
    }

    /**
     * Limits requests, as in <i>Web API Input Limiting</i>. A new shop has no limits.
     *
     * @param mostItems the maximum number of items of a list in a request; null for no limit. In a single asynchronous request always 5000
     * @param largestPage the maximum page size; null for no limit
     * @param defaultPage the default page size; null for all entries
     */
    public void limit(@Nullable Integer mostItems, @Nullable Integer largestPage, @Nullable Integer defaultPage) {
        change(shop -> settings.limit(mostItems, largestPage, defaultPage));
    }

    /** Returns the consumers of asynchronous requests. */
    public SandboxConsumers consumers() {
        return consumers;
    }

    /** Sets whether the token of an integration alone is accepted. */
    public void takeBearerTokens(boolean isTakingBearerTokens) {
        change(shop -> settings.takeBearerTokens(isTakingBearerTokens));
    }

    /** Returns the quantity of a product in a source; zero if it is not in the source. */
    public BigDecimal quantityOf(String sku, String source) {
        return locked(shop -> shop.quantities(sku).getOrDefault(source, BigDecimal.ZERO));
    }

    /** Returns the quantity of the product's stock item, which is that of the default source. */
    public BigDecimal stockOf(String sku) {
        return locked(shop -> shop.stockItemQuantity(sku));
    }

    /** Returns the salable quantity of a product in a stock. */
    public BigDecimal salableOf(String sku, int stock) {
        return locked(shop -> shop.salable(sku, stock));
    }

    /** Returns whether a product is salable in a stock. */
    public boolean isSalable(String sku, int stock) {
        return locked(shop -> shop.isSalable(sku, stock));
    }

    /** Sets the quantity at which the product is out of stock: Magento's {@code min_qty}. */
    public void setOutOfStockThreshold(String sku, int quantity) {
        alterProduct(sku, "min_qty", quantity);
    }

    /** Allows backorders of the product. */
    public void allowBackorders(String sku) {
        alterProduct(sku, "backorders", 1);
    }

    /** Stops managing the stock of the product. */
    public void stopManagingStock(String sku) {
        alterProduct(sku, "manage_stock", false);
    }

    /** Deletes the product; its quantities in the sources are kept. */
    public void deleteProduct(String sku) {
        change(shop -> shop.deleteProduct(sku));
    }

    /** Returns the status of an order, for example {@code processing} or {@code complete}; empty if it has none. */
    public String orderStatus(String incrementId) {
        return locked(shop -> shop.order(incrementId).text("status"));
    }

    /** Returns the shipments of an order, oldest first. */
    public List<SandboxShipment> shipmentsOf(String incrementId) {
        return locked(shop ->
                shop.shipmentsOf(incrementId).stream().map(SandboxShipment::of).toList());
    }

    /** Puts an order on hold. */
    public void hold(String incrementId) {
        change(shop -> shop.hold(incrementId));
    }

    /** Takes an order off hold. */
    public void unhold(String incrementId) {
        change(shop -> shop.unhold(incrementId));
    }

    /** Cancels an order, if its state allows it. */
    public void cancel(String incrementId) {
        locked(shop -> shop.cancel(incrementId));
    }

    /** Puts an order into payment review. */
    public void reviewPayment(String incrementId) {
        change(shop -> shop.reviewPayment(incrementId));
    }

    /**
     * Edits an order: Magento cancels it and places another.
     *
     * @return the number of the new order
     */
    public String edit(String incrementId) {
        return locked(shop -> shop.edit(incrementId));
    }

    /** Refunds units that have not been shipped. */
    public void refund(String incrementId, String sku, int units) {
        change(shop -> shop.refund(incrementId, sku, BigDecimal.valueOf(units)));
    }

    /** Changes the street of the delivery address. */
    public void correctStreet(String incrementId, String street) {
        change(shop -> shop.correctStreet(incrementId, street));
    }

    /**
     * Changes a field of an order, as a module or an import may, and its date of change.
     *
     * @param value a text, a number, a boolean, or a list of these; null removes the field
     */
    public void alterOrder(String incrementId, String field, @Nullable Object value) {
        change(shop -> shop.alterOrder(incrementId, field, value));
    }

    /** Changes a field of each row of an order with the SKU. */
    public void alterRow(String incrementId, String sku, String field, @Nullable Object value) {
        change(shop -> shop.alterRow(incrementId, sku, field, value));
    }

    /** Changes an attribute of a product, or a field of its stock item. The product's date of change stays. */
    public void alterProduct(String sku, String field, @Nullable Object value) {
        change(shop -> shop.alterProduct(sku, field, value));
    }

    /**
     * Returns the number of executed requests, by method and path without the store view: {@code POST /V1/order/9/ship}. An asynchronous
     * request has the path at which it was accepted: {@code POST /async/bulk/V1/order/byOrderId/ship}.
     */
    public Map<String, Integer> calls() {
        return locked(shop -> Map.copyOf(calls));
    }

    /** Resets the counts of requests and calls. */
    @Override
    public void resetCounters() {
        super.resetCounters();
        change(shop -> calls.clear());
    }

    /**
     * Like {@link #failNextAfterExecuting()}, for the next request whose call matches, for example {@code POST /V1/order/.*}.
     *
     * @param call a regular expression for a whole key of {@link #calls}
     */
    public void failNextAfterExecuting(String call) {
        change(shop -> callToLose = Pattern.compile(call));
    }

    @Override
    SandboxAnswer answer(SandboxRequest request) {
        return locked(shop -> {
            String call = request.method() + " " + request.path().replaceFirst("^.*?(?=/(async/(bulk/)?)?V1/)", "");
            calls.merge(call, 1, Integer::sum);
            SandboxAnswer answer = application.answer(request);
            if (callToLose == null || !callToLose.matcher(call).matches()) {
                return answer;
            }
            callToLose = null;
            return SandboxAnswer.reset();
        });
    }

    /** Executes a change in the shop. */
    void change(Consumer<Merchant> action) {
        synchronized (lock) {
            action.accept(application.merchant());
        }
    }

    private <T> T locked(Function<Merchant, T> action) {
        synchronized (lock) {
            return action.apply(application.merchant());
        }
    }
}
