package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code /V1/shipments} and {@code /V1/shipment}. */
final class ShipmentRoutes {

    private static final Set<String> NO_COLUMNS = Set.of("items", "tracks", "comments", "extension_attributes");
    private static final Set<String> SELDOM_SET = Set.of("customer_id", "email_sent", "shipment_status");

    private final Shipments shipments;
    private final Orders orders;
    private final Lists lists;

    ShipmentRoutes(Shipments shipments, Orders orders, Lists lists) {
        this.shipments = shipments;
        this.orders = orders;
        this.lists = lists;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/shipments", Right.SHIPMENTS, this::list),
                new Route("GET", "/shipment/:id", Right.SHIPMENTS, call -> shipments.find(call.id(0))),
                new Route("POST", "/shipment", Right.SHIPMENTS, this::save),
                new Route("GET", "/shipment/:id/comments", Right.SHIPMENTS, this::comments),
                new Route("POST", "/shipment/:id/comments", Right.SHIPMENTS, this::comment),
                new Route("POST", "/shipment/:id/emails", Right.SHIPMENTS, this::email),
                new Route("GET", "/shipment/:id/label", Right.SHIPMENTS, this::label),
                new Route("POST", "/shipment/track", Right.SHIPMENTS, this::track),
                new Route("DELETE", "/shipment/track/:id", Right.SHIPMENTS, this::removeTrack));
    }

    private Row list(Call call) {
        Predicate<String> isColumn = field -> SELDOM_SET.contains(field)
                || (!NO_COLUMNS.contains(field) && shipments.all().anyMatch(shipment -> shipment.has(field)));
        return lists.answer(EntityList.ofTable(isColumn), shipments.all(), call, row -> row);
    }

    private Row comments(Call call) {
        int shipment = call.id(0);
        List<Row> comments = shipments.has(shipment) ? shipments.find(shipment).rows("comments") : List.of();
        return EntityList.ofTable(field -> true)
                .answer(comments.stream(), SearchCriteria.where("parent_id", shipment), comment -> comment);
    }

    private Row comment(Call call) {
        Row given = entity(call);
        boolean isNotified = Order.flag(Call.optional(given, "isCustomerNotified")) == 1;
        return shipments.addComment(
                shipments.find(call.id(0)), given.get("comment"), isNotified, Call.optional(given, "isVisibleOnFront"));
    }

    private Object email(Call call) {
        shipments.find(call.id(0)).put("email_sent", 1);
        return true;
    }

    private Object label(Call call) {
        shipments.find(call.id(0));
        return "";
    }

    /** Adds a track; order and shipment must exist and belong together. */
    private Row track(Call call) {
        Row given = entity(call);
        int shipment = Numbers.of(Call.optional(given, "parentId")).intValue();
        int order = Numbers.of(Call.optional(given, "orderId")).intValue();
        if (!shipments.has(shipment) || shipments.find(shipment).integer("order_id") != order) {
            throw RestException.of(400, "Could not save the shipment tracking.");
        }
        return shipments.addTrack(shipments.find(shipment), given);
    }

    private Object removeTrack(Call call) {
        shipments.removeTrack(call.id(0));
        return true;
    }

    /** Saves a shipment without changing its order; any quantity is accepted. */
    private Row save(Call call) {
        Row given = entity(call);
        Order order = orders.find(Numbers.of(Call.optional(given, "orderId")).intValue());
        Row shipment = shipments.begin(1);
        Object source = Call.optional(given.row("extension_attributes"), "sourceCode");
        if (source == null) {
            throw RestException.of(400, "The shipment couldn't be saved.");
        }
        shipment.put("order_id", order.id());
        for (Row item : given.rows("items")) {
            Row asSent = new Row().put("item_id", Call.optional(item, "orderItemId"));
            shipments.addItem(shipment, asSent, item.decimal("qty"));
        }
        given.rows("tracks").forEach(track -> shipments.addTrack(shipment, track));
        shipment.put("extension_attributes", new Row().put("source_code", source));
        shipments.keep(shipment);
        return shipment;
    }

    private static Row entity(Call call) {
        if (call.required("entity") instanceof Row entity) {
            return entity;
        }
        throw RestException.php();
    }
}
