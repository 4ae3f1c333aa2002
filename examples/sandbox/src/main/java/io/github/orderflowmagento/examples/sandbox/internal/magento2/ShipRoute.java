package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** {@code POST /V1/order/:id/ship}, with the shop's pitfalls: items that it does not understand mean everything that is left. */
final class ShipRoute {

    private static final String API = "\\Magento\\Sales\\Api\\Data\\";
    private static final Set<String> ITEM = Set.of("order_item_id", "qty", "extension_attributes");
    private static final Set<String> TRACK = Set.of("track_number", "title", "carrier_code", "extension_attributes");
    private static final Set<String> COMMENT = Set.of("comment", "is_visible_on_front", "extension_attributes");

    private final Orders orders;
    private final Shipments shipments;
    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Settings settings;

    ShipRoute(Orders orders, Shipments shipments, Catalogue catalogue, Inventory inventory, Settings settings) {
        this.orders = orders;
        this.shipments = shipments;
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.settings = settings;
    }

    AsyncRoute route() {
        return new AsyncRoute(
                new Route("POST", "/order/:orderId/ship", Right.SHIP, this::ship),
                "async.magento.sales.api.shiporderinterface.execute.post",
                "Magento\\Sales\\Model\\ShipOrder::execute",
                ShipRoute::check);
    }

    private static void check(Call call) {
        call.id(0);
        List<Row> items = items(call);
        List<Row> tracks = tracks(call);
        call.requireFew(items, API + "ShipmentItemCreationInterface");
        call.requireFew(tracks, API + "ShipmentTrackCreationInterface");
        items.forEach(ShipRoute::requireQuantity);
        comment(call.body());
    }

    /** Creates a shipment and returns its id as text. */
    private String ship(Call call) {
        check(call);
        List<Row> items = items(call);
        List<Row> tracks = tracks(call);
        @Nullable Row comment = comment(call.body());
        Order order = orders.find(call.id(0));
        ShipmentDocument document = new ShipmentDocument(order, items);
        List<String> objections = new ArrayList<>(document.objections());
        if (tracks.stream().anyMatch(ShipRoute::isWithoutNumber)) {
            objections.add("Please enter a tracking number.");
        }
        if (!objections.isEmpty()) {
            throw RestException.of(400, "Shipment Document Validation Error(s):\n" + String.join("\n", objections));
        }
        Row shipment = begin(order, document);
        String source = source(call.body());
        if (settings.hasSources()) {
            deduct(document.units(catalogue), source);
            shipment.put("extension_attributes", new Row().put("source_code", source));
        }
        document.lines().stream()
                .filter(ShipmentDocument.Line::isSent)
                .forEach(line -> shipments.addItem(shipment, line.item(), line.quantity()));
        tracks.forEach(track -> shipments.addTrack(shipment, track));
        boolean isNotified = Boolean.TRUE.equals(call.body().get("notify"));
        if (comment != null) {
            boolean isInMail = Boolean.TRUE.equals(Call.optional(call.body(), "appendComment"));
            shipments.addComment(
                    shipment,
                    comment.get("comment"),
                    isNotified && isInMail,
                    Call.optional(comment, "isVisibleOnFront"));
        }
        if (isNotified) {
            shipment.put("email_sent", 1);
        }
        shipments.keep(shipment);
        for (ShipmentDocument.Line line : document.lines()) {
            line.item().put("qty_shipped", line.item().decimal("qty_shipped").add(line.quantity()));
        }
        order.shipped();
        return shipment.text("entity_id");
    }

    private Row begin(Order order, ShipmentDocument document) {
        Row row = order.row();
        Row shipment = shipments.begin(row.integer("store_id"));
        shipment.putUnlessNull("billing_address_id", row.get("billing_address_id"));
        shipment.putUnlessNull("customer_id", row.get("customer_id"));
        shipment.put("order_id", order.id());
        shipment.putUnlessNull("shipping_address_id", shippingAddress(order).get("entity_id"));
        shipment.put("store_id", row.get("store_id")).put("total_qty", document.totalQuantity());
        return shipment;
    }

    private static Row shippingAddress(Order order) {
        return order.row().row("extension_attributes").rows("shipping_assignments").stream()
                .findFirst()
                .map(assignment -> assignment.row("shipping").row("address"))
                .orElseGet(Row::new);
    }

    /** Returns the source of the request, or the default one, even if it lacks the goods or does not supply the website. */
    private static String source(Row body) {
        Row attributes = body.row("arguments").row("extension_attributes");
        Object source = Call.optional(attributes, "sourceCode");
        return source == null ? Inventory.DEFAULT_SOURCE : source.toString();
    }

    /** Deducts all units or none. The source need be neither enabled nor one of the order's stock. */
    private void deduct(Map<String, BigDecimal> units, String source) {
        boolean isThere = units.entrySet().stream()
                .filter(entry -> inventory.isManaged(entry.getKey()))
                .allMatch(entry -> {
                    SourceItem item = inventory.item(entry.getKey(), source);
                    return item != null && item.quantity().compareTo(entry.getValue()) >= 0;
                });
        if (!isThere) {
            throw RestException.of(400, "Could not save a shipment, see error log for details");
        }
        units.forEach((sku, quantity) -> {
            if (inventory.isManaged(sku)) {
                inventory.deduct(sku, source, quantity);
            }
        });
    }

    private static boolean isWithoutNumber(Row track) {
        Object number = Call.optional(track, "trackNumber");
        return number == null || number.equals("") || number.equals("0");
    }

    private static void requireQuantity(Row item) {
        Object quantity = item.get("qty");
        if (quantity != null && !Numbers.isNumber(quantity)) {
            throw RestException.wrongType("qty", quantity.toString(), "float");
        }
    }

    private static List<Row> items(Call call) {
        return rows(call.body().get("items"), ITEM);
    }

    private static List<Row> tracks(Call call) {
        return rows(call.body().get("tracks"), TRACK);
    }

    private static @Nullable Row comment(Row body) {
        Object comment = body.get("comment");
        if (comment == null) {
            return null;
        }
        return rows(List.of(comment), COMMENT).get(0);
    }

    /** Returns the objects of a list. PHP crashes on other values; the shop rejects unknown members. */
    private static List<Row> rows(@Nullable Object list, Set<String> members) {
        if (list == null || (list instanceof Row row && row.isEmpty())) {
            return List.of();
        }
        List<Row> rows = Row.rows(list);
        if (!(list instanceof List<?> all) || all.size() != rows.size()) {
            throw RestException.php();
        }
        boolean isKnown = rows.stream()
                .flatMap(row -> row.names().stream())
                .map(Call::withUnderscores)
                .allMatch(members::contains);
        if (!isKnown) {
            throw RestException.internal();
        }
        return rows;
    }
}
