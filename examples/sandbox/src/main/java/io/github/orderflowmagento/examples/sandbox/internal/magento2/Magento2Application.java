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
     * A shop with what it begins with, which it then changes.
     *
     * @param clock dates what is changed
     * @param signatureClock what the timestamps of signatures are checked by
     * @param baseUrl where the shop says it is
     * @param bulkUuids what it calls bulks
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

    /** What a merchant sees and does in the shop. */
    public Merchant merchant() {
        return merchant;
    }

    /** What executes what was accepted for later. */
    public Consumers consumers() {
        return consumers;
    }
}
