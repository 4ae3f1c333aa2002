package io.github.orderflowmagento.magento;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.magento.internal.magento1.call.Reply;

/** One shop for each web service, for tests that replay hundreds of exchanges. */
final class RecordedShops implements BeforeAllCallback, AfterAllCallback {
    private final Map<Wire, RecordedShop> shops = new EnumMap<>(Wire.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        for (Wire wire : Wire.values()) {
            RecordedShop shop = new RecordedShop(wire);
            shop.start();
            shops.put(wire, shop);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        shops.values().forEach(RecordedShop::stop);
        shops.clear();
    }

    /** The shop of a web service, knowing nothing of earlier tests. */
    RecordedShop fresh(Wire wire) {
        RecordedShop shop = Objects.requireNonNull(shops.get(wire));
        shop.forget();
        return shop;
    }

    List<Reply> replay(RecordedExchange exchange) {
        RecordedShop shop = fresh(exchange.wire());
        shop.listsRecordedOrders();
        return exchange.replay(shop);
    }
}
