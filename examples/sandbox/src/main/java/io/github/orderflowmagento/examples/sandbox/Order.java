package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** An order and the changes that its state allows. */
final class Order {

    /** In the history: neither notified the customer nor chose not to. */
    private static final int NOT_APPLICABLE = 2;

    private static final Set<String> CLOSED_TO_SHIPMENTS = Set.of("canceled", "holded", "payment_review");
    private static final Set<String> CLOSED_TO_CHANGES =
            Set.of("canceled", "payment_review", "complete", "closed", "holded");

    private final Struct data;
    private final ShopClock clock;

    /** The quantity of an order line in a shipment. */
    record ShippedLine(Struct line, BigDecimal quantity) {

        /** A part of a configurable or bundle: listed beside the line that ships, not counted. */
        boolean isChild() {
            return Order.isChild(line);
        }
    }

    Order(Struct data, ShopClock clock) {
        this.data = data;
        this.clock = clock;
    }

    Struct data() {
        return data;
    }

    int id() {
        return data.integer("order_id");
    }

    String status() {
        return data.text("status");
    }

    boolean isShippable() {
        return !CLOSED_TO_SHIPMENTS.contains(data.text("state"))
                && lines().stream().anyMatch(line -> leftToShip(line).signum() > 0);
    }

    /**
     * Returns the contents of a shipment of the requested quantities, by order line. No quantities means everything left; more
     * than is left is cut down to it silently; unknown lines and quantities of zero or less count for nothing.
     */
    List<ShippedLine> shipment(Struct requested) {
        Map<Integer, BigDecimal> shipped = new HashMap<>();
        for (Struct line : lines()) {
            BigDecimal left = leftToShip(line);
            BigDecimal quantity =
                    requested.isEmpty() ? left : left.min(wholeUnits(line, requested.decimal(line.text("item_id"))));
            if (quantity.signum() > 0) {
                shipped.put(line.integer("item_id"), quantity);
            }
        }
        List<ShippedLine> chosen = new ArrayList<>();
        for (Struct line : lines()) {
            BigDecimal own = shipped.get(line.integer("item_id"));
            if (own != null) {
                chosen.add(new ShippedLine(line, own));
            } else if (shipped.containsKey(line.integer("parent_item_id"))) {
                // The parent ships; its children are listed with it, each with quantity one whatever it was ordered.
                chosen.add(new ShippedLine(line, BigDecimal.ONE));
            }
        }
        return chosen;
    }

    void ship(List<ShippedLine> shipped) {
        for (ShippedLine part : shipped) {
            BigDecimal before = part.line().decimal("qty_shipped");
            part.line().putDecimal("qty_shipped", before.add(part.quantity()));
        }
        lines().forEach(line -> line.put("updated_at", clock.now()));
        boolean done = lines().stream()
                .allMatch(line ->
                        leftToShip(line).signum() <= 0 && leftToInvoice(line).signum() <= 0);
        String state = done ? "complete" : "processing";
        if (state.equals(data.text("state"))) {
            touch();
        } else {
            moveTo(state, state, "shipment");
        }
    }

    /** Adds to the history. Sets the given status, even one that does not exist, and keeps the state. */
    void comment(@Nullable Object status, @Nullable String comment, boolean notify) {
        data.put("status", status);
        addHistory(comment, notify ? 1 : 0, "order");
        touch();
    }

    List<Struct> linesOf(String sku) {
        return lines().stream().filter(line -> line.text("sku").equals(sku)).toList();
    }

    void doubleFirstLine() {
        data.list("items").add(1, lines().get(0).copy());
    }

    /** Refunds units that were not shipped. */
    void refund(String sku, BigDecimal units) {
        for (Struct line : lines()) {
            if (line.text("sku").equals(sku)) {
                line.putDecimal("qty_refunded", line.decimal("qty_refunded").add(units));
            }
        }
        touch();
    }

    void correctStreet(String street) {
        if (data.get("shipping_address") instanceof Struct address) {
            address.put("street", street);
        }
        touch();
    }

    /** Returns another order with the same number. */
    void becomeAnother(int id, String sku) {
        data.put("order_id", id).put("created_at", clock.now());
        lines().get(0).put("sku", sku);
        touch();
    }

    /** Returns the order that replaces this one when it is edited: Magento cancels this one. */
    Order replacement(int id) {
        String first = data.text("original_increment_id").isEmpty()
                ? data.text("increment_id")
                : data.text("original_increment_id");
        int edits = data.integer("edit_increment") + 1;
        Order replacement = new Order(data.copy(), clock);
        replacement
                .data
                .put("order_id", id)
                .put("increment_id", first + "-" + edits)
                .put("original_increment_id", first)
                .put("edit_increment", edits)
                .put("relation_parent_id", id())
                .put("relation_parent_real_id", data.text("increment_id"))
                .put("created_at", clock.now());
        cancel();
        data.put("relation_child_id", id).put("relation_child_real_id", first + "-" + edits);
        replacement.touch();
        return replacement;
    }

    void hold() {
        if (CLOSED_TO_CHANGES.contains(data.text("state"))) {
            throw new ShopFault(103, "Hold action is not available.");
        }
        data.put("hold_before_state", data.get("state")).put("hold_before_status", data.get("status"));
        moveTo("holded", "holded", "order");
    }

    void reviewPayment() {
        moveTo("payment_review", "payment_review", "order");
    }

    void unhold() {
        if (!data.text("state").equals("holded")) {
            throw new ShopFault(103, "Unhold action is not available.");
        }
        moveTo(data.text("hold_before_state"), data.text("hold_before_status"), "order");
        data.put("hold_before_state", null).put("hold_before_status", null);
    }

    void cancel() {
        boolean allInvoiced =
                lines().stream().allMatch(line -> leftToInvoice(line).signum() <= 0);
        if (CLOSED_TO_CHANGES.contains(data.text("state")) || allInvoiced) {
            throw new ShopFault(103, "Order status not changed. Details in error message.");
        }
        for (Struct line : lines()) {
            BigDecimal open = leftToInvoice(line).min(open(line, "qty_shipped"));
            line.putDecimal("qty_canceled", line.decimal("qty_canceled").add(open.max(BigDecimal.ZERO)));
        }
        data.put("total_canceled", data.get("grand_total"));
        moveTo("canceled", "canceled", "order");
    }

    boolean isChildLine(int itemId) {
        return lines().stream().anyMatch(line -> line.integer("item_id") == itemId && isChild(line));
    }

    private static boolean isChild(Struct line) {
        return line.get("parent_item_id") != null;
    }

    List<Struct> lines() {
        return data.structs("items");
    }

    /** Zero for a child, which ships with its parent. (No bundle of the seed ships separately.) */
    private static BigDecimal leftToShip(Struct line) {
        if (isChild(line) || line.integer("is_virtual") != 0 || line.integer("locked_do_ship") != 0) {
            return BigDecimal.ZERO;
        }
        return open(line, "qty_shipped").subtract(line.decimal("qty_refunded"));
    }

    private static BigDecimal leftToInvoice(Struct line) {
        return open(line, "qty_invoiced");
    }

    private static BigDecimal open(Struct line, String doneColumn) {
        return line.decimal("qty_ordered")
                .subtract(line.decimal("qty_canceled"))
                .subtract(line.decimal(doneColumn));
    }

    private static BigDecimal wholeUnits(Struct line, BigDecimal requested) {
        return line.integer("is_qty_decimal") == 0 ? requested.setScale(0, RoundingMode.DOWN) : requested;
    }

    private void moveTo(String state, String status, String cause) {
        data.put("state", state).put("status", status);
        addHistory(null, NOT_APPLICABLE, cause);
        touch();
    }

    private void touch() {
        data.put("updated_at", clock.now());
    }

    private void addHistory(@Nullable String comment, int notified, String cause) {
        data.list("status_history")
                .add(
                        0,
                        new Struct()
                                .put("parent_id", data.get("order_id"))
                                .put("is_customer_notified", notified)
                                .put("is_visible_on_front", 0)
                                .put("comment", comment)
                                .put("status", data.get("status"))
                                .put("created_at", clock.now())
                                .put("entity_name", cause)
                                .put("store_id", data.get("store_id")));
    }
}
