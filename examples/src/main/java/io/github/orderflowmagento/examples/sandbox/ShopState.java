package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;

/** Everything the shop holds. */
record ShopState(Stores stores, Catalogue catalogue, StockRoom stock, OrderBook orders, ShipmentBook shipments) {

    static ShopState seeded(Clock time) {
        ShopClock clock = new ShopClock(time);
        Stores stores = new Stores(Seed.stores());
        Catalogue catalogue = new Catalogue(Seed.products(), stores, clock);
        return new ShopState(
                stores,
                catalogue,
                new StockRoom(catalogue, Seed.stock()),
                new OrderBook(Seed.orders(), clock),
                new ShipmentBook(Seed.shipments(), Seed.carriers().names(), clock));
    }
}
