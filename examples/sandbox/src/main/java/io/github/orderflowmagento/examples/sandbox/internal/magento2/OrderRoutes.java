package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** {@code /V1/orders}. */
final class OrderRoutes {

    private static final Set<String> COMMENT = Set.of(
            "comment",
            "status",
            "is_customer_notified",
            "is_visible_on_front",
            "parent_id",
            "entity_name",
            "created_at",
            "entity_id",
            "extension_attributes");

    private final Orders orders;
    private final Lists lists;
    private final Predicate<Order> cancel;
    private int lastCommentId;

    OrderRoutes(Orders orders, Lists lists, Predicate<Order> cancel) {
        this.orders = orders;
        this.lists = lists;
        this.cancel = cancel;
        this.lastCommentId = orders.all()
                .flatMap(order -> order.row().rows("status_histories").stream())
                .mapToInt(comment -> comment.integer("entity_id"))
                .max()
                .orElse(0);
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/orders", Right.ORDERS, call -> orders.list(lists, call)),
                new Route("GET", "/orders/items", Right.SALES, call -> orders.items(lists, call)),
                new Route(
                        "GET",
                        "/orders/:id",
                        Right.ORDERS,
                        call -> orders.withId(call.id(0)).asSent()),
                new Route("GET", "/orders/:id/comments", Right.SALES, this::comments),
                new Route("POST", "/orders/:id/comments", Right.COMMENT, this::comment),
                new Route("POST", "/orders/:id/hold", Right.HOLD, call -> done(call, Order::hold)),
                new Route("POST", "/orders/:id/unhold", Right.UNHOLD, call -> done(call, Order::unhold)),
                new Route("POST", "/orders/:id/cancel", Right.CANCEL, call -> cancel.test(orders.withId(call.id(0)))),
                new Route("POST", "/orders/:id/emails", Right.EMAILS, call -> done(call, order -> {})),
                new Route("POST", "/orders", Right.CREATE, this::save),
                new Route("PUT", "/orders/create", Right.CREATE, this::save));
    }

    private Object done(Call call, Consumer<Order> action) {
        action.accept(orders.withId(call.id(0)));
        return true;
    }

    private Row comments(Call call) {
        int order = call.id(0);
        List<Row> comments = orders.has(order) ? orders.find(order).row().rows("status_histories") : List.of();
        return EntityList.ofTable(field -> true)
                .answer(
                        comments.stream().sorted(Comparator.comparing(comment -> comment.decimal("entity_id"))),
                        SearchCriteria.where("parent_id", order),
                        comment -> comment);
    }

    private Object comment(Call call) {
        Object given = call.required("statusHistory");
        if (!(given instanceof Row comment)) {
            throw RestException.php();
        }
        if (!comment.names().stream().map(Call::withUnderscores).allMatch(COMMENT::contains)) {
            throw RestException.internal();
        }
        orders.withId(call.id(0)).comment(++lastCommentId, comment);
        return true;
    }

    /** Updates the given columns and returns little more than those. */
    private @Nullable Row save(Call call) {
        if (!(call.required("entity") instanceof Row entity)) {
            throw RestException.php();
        }
        Order order = orders.withId(entity.integer("entity_id"));
        entity.names().stream()
                .filter(name -> !name.equals("entity_id"))
                .forEach(name -> order.row().put(name, entity.get(name)));
        order.touch();
        Row saved = new Row().put("base_grand_total", null).put("base_total_due", 0);
        for (String name : List.of("billing_address_id", "created_at")) {
            saved.put(name, order.row().get(name));
        }
        saved.put("customer_email", null);
        entity.names().forEach(name -> saved.put(name, entity.get(name)));
        saved.put("grand_total", null)
                .put("total_due", 0)
                .put("updated_at", order.row().get("updated_at"));
        for (String name : List.of("items", "billing_address", "payment")) {
            saved.put(name, order.asSent().get(name));
        }
        return saved.put("status_histories", new ArrayList<>());
    }
}
