package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The orders, by id. */
final class Orders {

    /** Optional columns that can be queried. */
    private static final Set<String> SELDOM_SET = Set.of(
            "coupon_code",
            "customer_dob",
            "customer_id",
            "customer_taxvat",
            "ext_customer_id",
            "ext_order_id",
            "hold_before_state",
            "hold_before_status",
            "original_increment_id",
            "relation_child_id",
            "relation_parent_id",
            "status",
            "total_canceled",
            "total_invoiced",
            "total_paid",
            "total_refunded");

    private static final Set<String> NO_COLUMNS =
            Set.of("items", "billing_address", "payment", "status_histories", "extension_attributes");

    private final Map<Integer, Order> orders = new TreeMap<>();
    private final Catalogue catalogue;
    private final ShopTime time;

    Orders(Catalogue catalogue, ShopTime time) {
        this.catalogue = catalogue;
        this.time = time;
    }

    /** Adds an order. */
    void add(Row asSent) {
        orders.put(asSent.integer("entity_id"), new Order(asSent, catalogue, time));
    }

    /** Returns the order that replaces another. */
    Order replace(Order order) {
        int id = orders.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        add(order.replacement(id));
        return find(id);
    }

    Stream<Order> all() {
        return orders.values().stream();
    }

    Order withId(int id) {
        if (id == 0) {
            throw RestException.of(400, "An ID is needed. Set the ID and try again.");
        }
        return find(id);
    }

    Order find(int id) {
        Order order = orders.get(id);
        if (order == null) {
            throw RestException.unknownEntity();
        }
        return order;
    }

    boolean has(int id) {
        return orders.containsKey(id);
    }

    /** Returns the order with this number. */
    @Nullable
    Order numbered(String incrementId) {
        return all().filter(order -> order.row().text("increment_id").equals(incrementId))
                .findFirst()
                .orElse(null);
    }

    Row list(Lists lists, Call call) {
        Predicate<String> isColumn = field -> SELDOM_SET.contains(field)
                || (!NO_COLUMNS.contains(field)
                        && all().anyMatch(order -> order.row().has(field)));
        return lists.answer(
                EntityList.ofTable(isColumn),
                all().map(Order::row),
                call,
                row -> Objects.requireNonNull(orders.get(row.integer("entity_id")))
                        .asSent());
    }

    /** Returns the rows of all orders. */
    Row items(Lists lists, Call call) {
        Predicate<String> isColumn =
                field -> all().flatMap(order -> order.items().stream()).anyMatch(item -> item.has(field));
        return lists.answer(
                EntityList.ofTable(isColumn),
                all().flatMap(order -> order.items().stream()),
                call,
                item -> find(item.integer("order_id")).asSent(item));
    }
}
