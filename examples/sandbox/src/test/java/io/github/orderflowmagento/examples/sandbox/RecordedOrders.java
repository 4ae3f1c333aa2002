package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

import static java.util.Objects.requireNonNull;

/** The orders of the recorded Magento 2. */
final class RecordedOrders {

    private RecordedOrders() {}

    /** Those that were there before the writes were recorded. Of those that have changed by then nothing is shipped yet. */
    static List<Row> atTheBeginning() {
        Map<Integer, Row> orders = new TreeMap<>();
        for (Row order : RecordedShop.row("timing/orders-100-full-gzip").rows("items")) {
            if (order.integer("entity_id") < 95) {
                orders.put(order.integer("entity_id"), untouched(order));
            }
        }
        for (RecordedExchange exchange : RecordedExchange.all()) {
            if (exchange.name().startsWith("orders/full-")) {
                Row order = RecordedShop.row(exchange.name());
                orders.put(order.integer("entity_id"), order);
            }
        }
        orders.keySet().removeIf(id -> id > 94);
        requireNonNull(orders.get(1)).put("status", "pending").put("status_histories", new ArrayList<>());
        return List.copyOf(orders.values());
    }

    /** The order as it was placed, if it was recorded later. */
    private static Row untouched(Row order) {
        int id = order.integer("entity_id");
        if (id == 22 || (id >= 59 && id <= 88) || id >= 95) {
            order.put("state", "new").put("status", "pending").put("status_histories", new ArrayList<>());
            order.remove("ext_order_id");
            order.rows("items").forEach(item -> item.put("qty_shipped", 0));
        }
        return order;
    }

    /** The orders that were placed while the writes were recorded, in their order. */
    static List<Row> placedLater() {
        List<Row> later = new ArrayList<>();
        for (Row order : RecordedShop.row("timing/orders-100-full-gzip").rows("items")) {
            if (order.integer("entity_id") >= 95) {
                later.add(untouched(order));
            }
        }
        for (int id = 101; id <= 124; id++) {
            later.add(like("orders-write/order-after-save-ext-order-id", id, 190 + 2 * (id - 97)));
        }
        later.add(like("orders/full-bundle-dyn-sep", 125, 246));
        later.add(like("orders/full-configurable", 126, 250));
        for (int id = 127; id <= 129; id++) {
            later.add(euOrder(id, 252 + 2 * (id - 127)));
        }
        later.add(RecordedShop.row("orders/full-product-deleted"));
        later.add(RecordedShop.row("orders/full-thirty-lines"));
        return later;
    }

    /** Orders as they were after someone had deleted parts of them in the database. */
    static List<Row> damaged() {
        List<Row> damaged = new ArrayList<>(
                RecordedShop.row("faults/order-list-with-order-without-payment").rows("items"));
        for (String what : List.of("shipping-address", "addresses", "items")) {
            damaged.add(RecordedShop.row("faults/order-without-" + what));
        }
        return damaged;
    }

    private static Row euOrder(int id, int firstItem) {
        Row order = like("orders/full-de-eu-only-customer", id, firstItem);
        Row one = order.rows("items")
                .get(0)
                .put("sku", "EU-1")
                .put("product_id", 217)
                .put("qty_ordered", 2);
        Row other = one.copy()
                .put("item_id", firstItem + 1)
                .put("sku", "EU-2")
                .put("product_id", 218)
                .put("qty_ordered", 1);
        return order.put("items", new ArrayList<>(List.of(one, other)));
    }

    private static Row like(String name, int id, int firstItem) {
        Row order = RecordedShop.row(name);
        Map<Integer, Integer> items = new HashMap<>();
        order.put("entity_id", id).put("increment_id", "%09d".formatted(id - 8));
        order.remove("ext_order_id");
        order.put("billing_address_id", 2 * id - 2);
        for (Row assignment : order.row("extension_attributes").rows("shipping_assignments")) {
            assignment.row("shipping").row("address").put("entity_id", 2 * id - 3);
        }
        int next = firstItem;
        for (Row item : order.rows("items")) {
            items.put(item.integer("item_id"), next);
            item.put("item_id", next++).put("order_id", id);
            if (item.get("parent_item_id") != null) {
                item.put("parent_item_id", items.get(item.integer("parent_item_id")));
            }
        }
        return order;
    }
}
