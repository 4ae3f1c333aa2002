package io.github.orderflowmagento.examples.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The shop's orders, by id: {@code sales_order.list}, and finding one by its increment id. */
final class Orders {

    private static final Set<String> ONLY_IN_INFO = Set.of(
            "order_id", "shipping_address", "billing_address", "items", "payment", "status_history", "gift_message");

    private final Map<Integer, Order> orders = new TreeMap<>();

    /** The orders by increment id; empty after a change of these. */
    private final Map<String, Order> byNumber = new HashMap<>();

    Orders(List<Struct> orders, ShopClock clock) {
        orders.forEach(data -> this.orders.put(data.integer("order_id"), new Order(data, clock)));
    }

    /** Returns the order with this increment id; each call has its own fault code. */
    Order named(String incrementId, int faultCode) {
        if (byNumber.isEmpty()) {
            orders.values().forEach(order -> byNumber.putIfAbsent(order.data().text("increment_id"), order));
        }
        Order order = byNumber.get(incrementId);
        if (order == null) {
            throw new ShopFault(faultCode, "Requested order not exists.");
        }
        return order;
    }

    /** Changes a column of an order, which may be its increment id. */
    void alter(Order order, String column, @Nullable Object value) {
        order.data().put(column, value);
        byNumber.clear();
    }

    /** Edits an order, as the administration does. */
    Order edit(Order order) {
        int id = nextId();
        Order replacement = order.replacement(id);
        orders.put(id, replacement);
        byNumber.clear();
        return replacement;
    }

    int nextId() {
        return orders.values().stream().mapToInt(Order::id).max().orElse(0) + 1;
    }

    List<Struct> list(@Nullable Object filters) {
        Filter filter = Filter.of(filters);
        filter.fields().forEach(field -> requireColumn(field, filter));
        return orders.values().stream()
                .map(Order::data)
                .filter(order -> filter.matches(field -> order.get(isKey(field) ? "order_id" : field)))
                .map(Orders::row)
                .toList();
    }

    private static boolean isKey(String field) {
        return field.equals("order_id") || field.equals("entity_id");
    }

    private void requireColumn(String field, Filter filter) {
        boolean known =
                orders.values().stream().anyMatch(order -> order.data().has(field) && !ONLY_IN_INFO.contains(field));
        if (!known && !isKey(field)) {
            throw ShopFault.sql("SQLSTATE[42S22]: Column not found: 1054 Unknown column '" + field
                    + "' in 'WHERE', query was: SELECT `main_table`.* FROM `sales_flat_order` AS `main_table` WHERE (`"
                    + field + "` = '" + filter.condition(field) + "')");
        }
    }

    /** Returns the order's own columns, joined with a few columns of its addresses. */
    private static Struct row(Struct order) {
        Struct row = new Struct();
        order.names().stream()
                .filter(name -> !ONLY_IN_INFO.contains(name))
                .forEach(name -> row.put(name, order.get(name)));
        Struct billing = address(order, "billing_address");
        Struct shipping = address(order, "shipping_address");
        for (String name : List.of("firstname", "middlename", "lastname", "telephone", "postcode")) {
            row.put(name, shipping.get(name));
        }
        return row.put("billing_firstname", billing.get("firstname"))
                .put("billing_lastname", billing.get("lastname"))
                .put("shipping_firstname", shipping.get("firstname"))
                .put("shipping_lastname", shipping.get("lastname"))
                .put("billing_name", fullName(billing))
                .put("shipping_name", fullName(shipping))
                .put("order_id", order.get("order_id"));
    }

    private static Struct address(Struct order, String name) {
        return order.get(name) instanceof Struct address ? address : new Struct();
    }

    private static @Nullable String fullName(Struct address) {
        return address.isEmpty() ? null : address.text("firstname") + " " + address.text("lastname");
    }
}
