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
 * A small Magento 2 shop that speaks REST: products, stock in several sources, orders and shipments in memory, seeded with
 * those of {@link SandboxShop}, as after a migration, under the same SKUs and numbers. It remembers what it is told until it
 * is closed, and does what the recorded shop did, oddities included. Of asynchronous requests it takes those for shipments and
 * stock, which its {@link #consumers} execute. It does not serve logins of administrators, writing of products, and making of
 * invoices and credit memos. Thread-safe.
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

    /** Guards everything below it: requests come in on many threads. */
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

    /** Opens a shop that goes by the system's clock, on a port that is free. */
    public static SandboxMagento2Shop start() {
        return builder().start();
    }

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says what the shop is like. Not thread-safe. */
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
         * What the timestamps of signatures are checked by: one that is more than ten minutes ahead is refused. Default: the
         * system's clock, also in a shop that dates its changes by another.
         */
        public Builder signatureClock(Clock newSignatureClock) {
            signatureClock = newSignatureClock;
            return this;
        }

        /** The shop wants paths signed as they are sent, as Magento up to 2.4.4 does. Default: normalised, as from 2.4.6 on. */
        public Builder signsPathsAsSent() {
            isSigningPathsAsSent = true;
            return this;
        }

        /** The web server keeps the port from the shop, so that addresses are signed without it. Default: it does not. */
        public Builder losesPort() {
            isLosingPort = true;
            return this;
        }

        /** The token of the integration is enough by itself, as <i>Allow OAuth Access Tokens to be used as standalone Bearer tokens</i> says. Default: it is not. */
        public Builder takesBearerTokens() {
            isTakingBearerTokens = true;
            return this;
        }

        /** The modules of the inventory with several sources are off. Default: on. */
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

    /** The shop's base URL, such as {@code http://127.0.0.1:41234/}. */
    @Override
    public String url() {
        return root();
    }

    /** The consumer key of the integration that may do everything. */
    public String consumerKey() {
        return INTEGRATION.consumerKey();
    }

    /** The consumer secret of the integration. */
    public String consumerSecret() {
        return INTEGRATION.consumerSecret();
    }

    /** The access token of the integration. */
    public String token() {
        return INTEGRATION.token();
    }

    /** The access token secret of the integration. */
    public String tokenSecret() {
        return INTEGRATION.tokenSecret();
    }

    /** What a shop in maintenance answers to everything. To be used with {@link #stub}. */
    public static SandboxAnswer maintenance() {
        return SandboxAnswer.status(503)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody(MaintenancePage.HTML);
    }

    /** What a shop answers whose database had to choose between two writes. To be used with {@link #stub}. */
    public static SandboxAnswer deadlock() {
        return SandboxAnswer.status(400)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody("{\"message\":\"Database deadlock found when trying to get lock\",\"code\":1213}");
    }

    /** From now on the integration has these rights only, for example {@code Magento_Sales::ship}. */
    public void grantOnly(String... rights) {
        change(shop -> settings.grant(INTEGRATION.token(), Set.of(rights)));
    }

    /**
     * From now on requests are limited, as in <i>Web API Input Limiting</i>. A new shop has no limits.
     *
     * @param mostItems in a list that is sent, in a single asynchronous request always 5000; null for no limit
     * @param largestPage that may be asked for; null for no limit
     * @param defaultPage when none is asked for; null for everything
     */
    public void limit(@Nullable Integer mostItems, @Nullable Integer largestPage, @Nullable Integer defaultPage) {
        change(shop -> settings.limit(mostItems, largestPage, defaultPage));
    }

    /** What executes the requests that were accepted for later, to be stopped and resumed. */
    public SandboxConsumers consumers() {
        return consumers;
    }

    /** From now on the token of an integration is enough by itself, or no longer. */
    public void takeBearerTokens(boolean isTakingBearerTokens) {
        change(shop -> settings.takeBearerTokens(isTakingBearerTokens));
    }

    /** The quantity of a product in a source; zero when it is not in it. */
    public BigDecimal quantityOf(String sku, String source) {
        return locked(shop -> shop.quantities(sku).getOrDefault(source, BigDecimal.ZERO));
    }

    /** The quantity of the product's stock item, which is that in the default source. */
    public BigDecimal stockOf(String sku) {
        return locked(shop -> shop.stockItemQuantity(sku));
    }

    /** What can be sold of a product on the websites of a stock. */
    public BigDecimal salableOf(String sku, int stock) {
        return locked(shop -> shop.salable(sku, stock));
    }

    /** Whether a product can be bought on the websites of a stock. */
    public boolean isSalable(String sku, int stock) {
        return locked(shop -> shop.isSalable(sku, stock));
    }

    /** From now on the shop takes the product out of stock at this quantity: Magento's {@code min_qty}. */
    public void setOutOfStockThreshold(String sku, int quantity) {
        alterProduct(sku, "min_qty", quantity);
    }

    /** From now on the shop takes orders of the product when it has none left. */
    public void allowBackorders(String sku) {
        alterProduct(sku, "backorders", 1);
    }

    /** From now on the shop does not manage the stock of the product. */
    public void stopManagingStock(String sku) {
        alterProduct(sku, "manage_stock", false);
    }

    /** The product is taken out of the catalogue; its quantities in the sources stay. */
    public void deleteProduct(String sku) {
        change(shop -> shop.deleteProduct(sku));
    }

    /** The status of an order, such as {@code processing} or {@code complete}; empty when it has none. */
    public String orderStatus(String incrementId) {
        return locked(shop -> shop.order(incrementId).text("status"));
    }

    /** The shipments of an order, oldest first. */
    public List<SandboxShipment> shipmentsOf(String incrementId) {
        return locked(shop ->
                shop.shipmentsOf(incrementId).stream().map(SandboxShipment::of).toList());
    }

    /** The merchant puts an order on hold. */
    public void hold(String incrementId) {
        change(shop -> shop.hold(incrementId));
    }

    /** The merchant takes an order off hold. */
    public void unhold(String incrementId) {
        change(shop -> shop.unhold(incrementId));
    }

    /** The merchant cancels an order. */
    public void cancel(String incrementId) {
        locked(shop -> shop.cancel(incrementId));
    }

    /** A payment service wants to look at an order's payment first. */
    public void reviewPayment(String incrementId) {
        change(shop -> shop.reviewPayment(incrementId));
    }

    /**
     * The merchant edits an order: Magento cancels it and places another.
     *
     * @return the number of the other
     */
    public String edit(String incrementId) {
        return locked(shop -> shop.edit(incrementId));
    }

    /** The merchant refunds units that have not been sent. */
    public void refund(String incrementId, String sku, int units) {
        change(shop -> shop.refund(incrementId, sku, BigDecimal.valueOf(units)));
    }

    /** The merchant corrects the street of the delivery address. */
    public void correctStreet(String incrementId, String street) {
        change(shop -> shop.correctStreet(incrementId, street));
    }

    /**
     * From now on the order has something else in a field, as a module or an import may leave it, and is dated as changed now.
     *
     * @param value a text, a number, a boolean, or a list of these; null takes the field away
     */
    public void alterOrder(String incrementId, String field, @Nullable Object value) {
        change(shop -> shop.alterOrder(incrementId, field, value));
    }

    /** The same for each row of the order with the SKU. */
    public void alterRow(String incrementId, String sku, String field, @Nullable Object value) {
        change(shop -> shop.alterRow(incrementId, sku, field, value));
    }

    /** The same for a product, of which it may be an attribute, or a field of the stock item. The product's date stays. */
    public void alterProduct(String sku, String field, @Nullable Object value) {
        change(shop -> shop.alterProduct(sku, field, value));
    }

    /**
     * The requests that were executed, by method and path without the store view: {@code POST /V1/order/9/ship}. An asynchronous
     * one is where it was accepted: {@code POST /async/bulk/V1/order/byOrderId/ship}.
     */
    public Map<String, Integer> calls() {
        return locked(shop -> Map.copyOf(calls));
    }

    /** Counts requests and calls from zero again. */
    @Override
    public void resetCounters() {
        super.resetCounters();
        change(shop -> calls.clear());
    }

    /**
     * The same as {@link #failNextAfterExecuting()} for the next request whose call matches, for example
     * {@code POST /V1/order/.*}.
     *
     * @param call a regular expression for all of what {@link #calls} has as key
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

    /** Does what only the shop itself can do. */
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
