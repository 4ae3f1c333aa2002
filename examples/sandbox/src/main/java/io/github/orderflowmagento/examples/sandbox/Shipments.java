package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.Order.ShippedLine;

/** The shop's shipments, by id: the {@code sales_order_shipment} calls. */
final class Shipments {

    private static final Set<String> ONLY_IN_INFO = Set.of("items", "tracks", "comments");
    private static final int FIRST_NUMBER = 8;

    private final Map<Integer, Struct> shipments = new TreeMap<>();
    private final Map<Integer, Integer> numbersByStore = new HashMap<>();
    private final Set<String> carriers;
    private final ShopClock clock;

    // The ids continue those of the recorded shop at the beginning of the recording.
    private int lastShipmentId = 8;
    private int lastItemId = 12;
    private int lastTrackId = 7;
    private int lastCommentId;

    private UnaryOperator<String> commentsKept = UnaryOperator.identity();
    private boolean reportsEmails = true;

    Shipments(List<Struct> shipments, Set<String> carriers, ShopClock clock) {
        shipments.forEach(shipment -> this.shipments.put(shipment.integer("shipment_id"), shipment));
        this.carriers = carriers;
        this.clock = clock;
    }

    List<Struct> list(@Nullable Object filters) {
        Filter filter = Filter.of(filters);
        filter.fields().forEach(this::requireColumn);
        return shipments.values().stream()
                .filter(shipment -> filter.matches(field -> shipment.get(isKey(field) ? "shipment_id" : field)))
                .map(shipment -> new Struct()
                        .put("increment_id", shipment.get("increment_id"))
                        .put("created_at", shipment.get("created_at"))
                        .put("total_qty", shipment.get("total_qty"))
                        .put("shipment_id", null)) // as recorded: the list never contains the id
                .toList();
    }

    void keepComments(UnaryOperator<String> asKept) {
        commentsKept = asKept;
    }

    void hideEmails() {
        reportsEmails = false;
    }

    /** As the shop returns it. */
    Struct info(String incrementId) {
        Struct shipment = named(incrementId);
        return reportsEmails ? shipment : shipment.without("email_sent");
    }

    Struct named(String incrementId) {
        return shipments.values().stream()
                .filter(shipment -> shipment.text("increment_id").equals(incrementId))
                .findFirst()
                .orElseThrow(() -> new ShopFault(100, "Requested shipment not exists."));
    }

    List<Struct> of(Order order) {
        return shipments.values().stream()
                .filter(shipment -> shipment.integer("order_id") == order.id())
                .toList();
    }

    /** Ships, and returns the new increment id. */
    String create(Order order, Struct quantities, @Nullable String comment, boolean email, boolean includeComment) {
        if (!order.isShippable()) {
            throw new ShopFault(102, "Cannot do shipment for order.");
        }
        List<ShippedLine> lines = order.shipment(quantities);
        if (lines.isEmpty()) {
            throw new ShopFault(102, "Cannot create an empty shipment.");
        }
        Struct shipment = shipment(order.data(), lines);
        addComment(shipment, comment, email && includeComment);
        if (email) {
            shipment.put("email_sent", 1);
        }
        shipments.put(shipment.integer("shipment_id"), shipment);
        order.ship(lines);
        return shipment.text("increment_id");
    }

    /** Adds a track, even a duplicate, and returns its id. */
    String addTrack(Struct shipment, String carrier, String title, String number) {
        if (!carriers.contains(carrier)) {
            throw new ShopFault(102, "Invalid carrier specified.");
        }
        int id = ++lastTrackId;
        shipment.list("tracks")
                .add(new Struct()
                        .put("parent_id", shipment.get("shipment_id"))
                        .put("weight", null)
                        .put("qty", null)
                        .put("order_id", shipment.get("order_id"))
                        .put("track_number", number)
                        .put("number", number)
                        .put("description", null)
                        .put("title", title)
                        .put("carrier_code", carrier)
                        .put("created_at", clock.now())
                        .put("updated_at", clock.now())
                        .put("track_id", id));
        touch(shipment);
        return String.valueOf(id);
    }

    void comment(Struct shipment, @Nullable String comment, boolean email) {
        addComment(shipment, comment, email);
        touch(shipment);
    }

    void sendInfo(Struct shipment) {
        shipment.put("email_sent", 1);
        touch(shipment);
    }

    private static boolean isKey(String field) {
        return field.equals("shipment_id") || field.equals("entity_id");
    }

    private void requireColumn(String field) {
        boolean known =
                shipments.values().stream().anyMatch(shipment -> shipment.has(field) && !ONLY_IN_INFO.contains(field));
        if (!known && !isKey(field)) {
            throw ShopFault.sql("SQLSTATE[42S22]: Column not found: 1054 Unknown column '" + field + "' in 'WHERE'");
        }
    }

    private Struct shipment(Struct order, List<ShippedLine> lines) {
        int id = ++lastShipmentId;
        List<@Nullable Object> items = new ArrayList<>();
        lines.forEach(part -> items.add(item(id, part.line(), part.quantity())));
        // The children of configurables and bundles are listed but not counted.
        BigDecimal total = lines.stream()
                .filter(part -> !part.isChild())
                .map(ShippedLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Struct()
                .put("store_id", order.get("store_id"))
                .put("total_weight", null)
                .putDecimal("total_qty", total)
                .put("email_sent", null)
                .put("order_id", order.get("order_id"))
                .put("customer_id", order.get("customer_id"))
                .put("shipping_address_id", order.get("shipping_address_id"))
                .put("billing_address_id", order.get("billing_address_id"))
                .put("shipment_status", null)
                .put("increment_id", nextIncrementId(order.integer("store_id")))
                .put("created_at", clock.now())
                .put("updated_at", clock.now())
                .put("packages", null)
                .put("shipping_label", null)
                .put("shipment_id", id)
                .put("items", items)
                .put("tracks", new ArrayList<@Nullable Object>())
                .put("comments", new ArrayList<@Nullable Object>());
    }

    private Struct item(int shipmentId, Struct line, BigDecimal quantity) {
        return new Struct()
                .put("parent_id", shipmentId)
                .put("row_total", null)
                .put("price", line.get("price"))
                .put("weight", line.get("weight"))
                .putDecimal("qty", quantity)
                .put("product_id", line.get("product_id"))
                .put("order_item_id", line.get("item_id"))
                .put("additional_data", null)
                .put("description", null)
                .put("name", line.get("name"))
                .put("sku", line.get("sku"))
                .put("item_id", ++lastItemId);
    }

    /** Each store has its own sequence, prefixed with its id. */
    private String nextIncrementId(int store) {
        int number = numbersByStore.merge(store, FIRST_NUMBER, (last, first) -> last + 1);
        return "%d%08d".formatted(store, number);
    }

    /** A comment is stored even if it is empty. */
    private void addComment(Struct shipment, @Nullable String comment, boolean notified) {
        shipment.list("comments")
                .add(new Struct()
                        .put("parent_id", shipment.get("shipment_id"))
                        .put("is_customer_notified", notified ? 1 : 0)
                        .put("is_visible_on_front", 0)
                        .put("comment", comment == null ? null : commentsKept.apply(comment))
                        .put("created_at", clock.now())
                        .put("comment_id", ++lastCommentId));
    }

    private void touch(Struct shipment) {
        shipment.put("updated_at", clock.now());
    }
}
