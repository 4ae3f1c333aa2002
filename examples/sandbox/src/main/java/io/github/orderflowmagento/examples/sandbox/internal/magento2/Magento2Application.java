package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.time.Clock;
import java.util.function.Supplier;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** A Magento 2 shop in memory. Not thread-safe. */
public final class Magento2Application {

    private final RestApi api;
    private final Merchant merchant;
    private final Consumers consumers;

    /**
     * Creates a shop with initial data.
     *
     * @param clock for the dates of changes
     * @param signatureClock for the timestamps of signatures
     * @param baseUrl the shop's base URL
     * @param bulkUuids the UUIDs of bulks
     */
    public Magento2Application(
            ShopData data,
            Settings settings,
            Clock clock,
            Clock signatureClock,
            Supplier<String> baseUrl,
            Supplier<String> bulkUuids) {
        ShopState shop = new ShopState(data, settings, clock, baseUrl, bulkUuids);
        this.api = new RestApi(shop, settings, signatureClock);
        this.merchant = new Merchant(shop);
        this.consumers = shop.bulks().consumers();
    }

    /** Answers a request as Magento does. */
    public SandboxAnswer answer(SandboxRequest request) {
        if (request.path().matches("(/index\\.php)?/magento_version/?")) {
            return SandboxAnswer.of("Magento/2.4 (Community)").withHeader("Content-Type", "text/html; charset=UTF-8");
        }
        if (request.path().matches("(/index\\.php)?/rest(/.*)?")) {
            SandboxAnswer answer = api.answer(request);
            consumers.answered();
            return answer;
        }
        return SandboxAnswer.status(404)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody("<html><body><h1>404 Not Found</h1></body></html>");
    }

    /** Returns the merchant's view of the shop. */
    public Merchant merchant() {
        return merchant;
    }

    /** Returns the consumers of asynchronous requests. */
    public Consumers consumers() {
        return consumers;
    }
}
