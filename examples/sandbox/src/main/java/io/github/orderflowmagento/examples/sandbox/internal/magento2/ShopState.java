package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The data and routes of the shop. */
final class ShopState {

    private final Settings settings;
    private final Catalogue catalogue = new Catalogue();
    private final Inventory inventory;
    private final Orders orders;
    private final Shipments shipments;
    private final Salability salability;
    private final StoreRoutes stores;
    private final Bulks bulks;
    private final List<Route> routes = new ArrayList<>();
    private final List<AsyncRoute> asyncRoutes = new ArrayList<>();
    private final List<Route> sourceRoutes;
    private final AsyncRoute sourceItems;

    ShopState(ShopData data, Settings settings, Clock clock, Supplier<String> baseUrl, Supplier<String> bulkUuids) {
        ShopTime time = new ShopTime(clock);
        Lists lists = new Lists(settings);
        this.settings = settings;
        inventory = new Inventory(
                catalogue,
                data.inventory().getOrDefault("sources", List.of()),
                data.inventory().getOrDefault("stocks", List.of()),
                data.inventory().getOrDefault("stock-source-links", List.of()));
        orders = new Orders(catalogue, time);
        shipments = new Shipments(time);
        stores = new StoreRoutes(data.stores(), settings, baseUrl);
        salability = new Salability(catalogue, inventory, orders, settings, stores.websites());
        bulks = new Bulks(time, stores, bulkUuids, lists);
        fill(data);
        AttributeRoutes attributes = new AttributeRoutes(data.attributes(), data.labels(), lists);
        routes.addAll(stores.routes());
        routes.addAll(attributes.routes());
        routes.addAll(new ProductRoutes(catalogue, inventory, attributes, stores, lists).routes());
        StockItemRoutes stockItems = new StockItemRoutes(catalogue, inventory, salability);
        routes.addAll(stockItems.routes());
        asyncRoutes.add(stockItems.asyncRoute());
        routes.addAll(new OrderRoutes(orders, lists, this::cancel).routes());
        asyncRoutes.add(new ShipRoute(orders, shipments, catalogue, inventory, settings).route());
        routes.addAll(new ShipmentRoutes(shipments, orders, lists).routes());
        routes.addAll(new InvoiceRoutes(data.invoices(), lists).routes());
        routes.addAll(bulks.routes());
        SourceRoutes sources = new SourceRoutes(catalogue, inventory, salability, lists, baseUrl);
        sourceRoutes = sources.routes();
        sourceItems = sources.asyncRoute();
    }

    private void fill(ShopData data) {
        for (Row product : data.products()) {
            Row stockItem = product.row("extension_attributes").row("stock_item");
            product.row("extension_attributes").remove("stock_item");
            catalogue.add(product);
            inventory.addStockItem(product.integer("id"), stockItem);
        }
        data.productsByStore()
                .forEach((store, products) -> products.forEach(product -> {
                    product.row("extension_attributes").remove("stock_item");
                    catalogue.add(store, product);
                }));
        data.inventory().getOrDefault("source-items", List.of()).forEach(inventory::addSourceItem);
        data.orders().forEach(orders::add);
        data.shipments().forEach(shipments::add);
        if (!settings.hasSources()) {
            orders.all().flatMap(order -> order.reserved().stream()).forEach(units -> take(units, units.quantity()));
        }
    }

    /** Cancels an order if allowed. Without sources, ordered units return to the stock. */
    boolean cancel(Order order) {
        List<Order.Units> before = order.reserved();
        boolean isCancelled = order.cancel();
        if (isCancelled && !settings.hasSources()) {
            before.forEach(units -> take(units, units.quantity().negate()));
            order.reserved().forEach(units -> take(units, units.quantity()));
        }
        return isCancelled;
    }

    private void take(Order.Units units, BigDecimal quantity) {
        Row product = catalogue.withSku(units.sku());
        if (product != null) {
            Row stockItem = inventory.stockItem(product);
            stockItem.put("qty", Numbers.plain(stockItem.decimal("qty").subtract(quantity)));
        }
    }

    /** Returns all routes, with those of sources if enabled. */
    List<Route> routes() {
        List<Route> all = new ArrayList<>(routes);
        if (settings.hasSources()) {
            all.addAll(sourceRoutes);
        }
        asyncRoutes().forEach(route -> all.add(route.route()));
        return all;
    }

    /** Returns the routes that can be called asynchronously. */
    List<AsyncRoute> asyncRoutes() {
        List<AsyncRoute> all = new ArrayList<>(asyncRoutes);
        if (settings.hasSources()) {
            all.add(sourceItems);
        }
        return all;
    }

    Bulks bulks() {
        return bulks;
    }

    StoreRoutes stores() {
        return stores;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Inventory inventory() {
        return inventory;
    }

    Orders orders() {
        return orders;
    }

    Shipments shipments() {
        return shipments;
    }

    Salability salability() {
        return salability;
    }
}
