package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The shop's data. */
record ShopState(Stores stores, Catalogue catalogue, StockItems stock, Orders orders, Shipments shipments) {

    /**
     * Creates a shop as recorded, with copies of its products and orders.
     *
     * @param copies from 0 to 699
     */
    static ShopState seeded(Clock time, int copies) {
        ShopClock clock = new ShopClock(time);
        Stores stores = new Stores(Seed.stores());
        Catalogue catalogue = new Catalogue(withCopies(Seed.products(), Seed::products, copies), stores, clock);
        return new ShopState(
                stores,
                catalogue,
                new StockItems(catalogue, Seed.stock()),
                new Orders(withCopies(Seed.orders(), Seed::orders, copies), clock),
                new Shipments(Seed.shipments(), Seed.carriers().names(), clock));
    }

    private static List<Struct> withCopies(List<Struct> recorded, IntFunction<List<Struct>> copy, int copies) {
        Stream<List<Struct>> all = Stream.concat(
                Stream.of(recorded), IntStream.rangeClosed(1, copies).mapToObj(copy));
        return all.flatMap(List::stream).toList();
    }
}
