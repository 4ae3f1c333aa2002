package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** An order and the changes that its state allows. */
final class Order {

    private static final Set<String> CLOSED = Set.of("canceled", "payment_review", "complete", "closed", "holded");

    private final Row row;
    private final Catalogue catalogue;
    private final ShopTime time;

    /** Creates an order from an answer, without its repeated parts. */
    Order(Row asSent, Catalogue catalogue, ShopTime time) {
        this.row = asSent;
        this.catalogue = catalogue;
        this.time = time;
        items().forEach(item -> item.remove("parent_item"));
        assignments().forEach(assignment -> assignment.remove("items"));
    }

    Row row() {
        return row;
    }

    int id() {
        return row.integer("entity_id");
    }

    List<Row> items() {
        return row.rows("items");
    }

    /** Returns the order as in answers: with rows repeated in the shipping assignments, and each child with its parent. */
    Row asSent() {
        Row asSent = row.copy();
        asSent.put("items", items().stream().map(this::asSent).toList());
        for (Row assignment : asSent.row("extension_attributes").rows("shipping_assignments")) {
            assignment.put("items", items().stream().map(this::assigned).toList());
        }
        return asSent;
    }

    Row asSent(Row item) {
        Row asSent = item.copy();
        parent(item).ifPresent(parent -> asSent.put("parent_item", parent.copy()));
        return asSent;
    }

    private Row assigned(Row item) {
        Row assigned = asSent(item);
        assigned.remove("extension_attributes");
        return assigned;
    }

    private List<Row> assignments() {
        return row.row("extension_attributes").rows("shipping_assignments");
    }

    Optional<Row> parent(Row item) {
        int parent = item.integer("parent_item_id");
        return items().stream()
                .filter(other -> parent != 0 && other.integer("item_id") == parent)
                .findFirst();
    }

    List<Row> children(Row item) {
        return items().stream()
                .filter(other ->
                        other.has("parent_item_id") && other.integer("parent_item_id") == item.integer("item_id"))
                .toList();
    }

    /** Returns whether a bundle's parts ship separately. */
    boolean isShippedSeparately(Row item) {
        return parent(item)
                .map(this::isShippedSeparately)
                .orElseGet(() -> item.text("product_type").equals("bundle")
                        && catalogue.isShippedSeparately(item.integer("product_id")));
    }

    /** Returns whether the row represents its children and does not ship itself. */
    boolean isStandIn(Row item) {
        if (!children(item).isEmpty()) {
            return isShippedSeparately(item);
        }
        return parent(item).isPresent() && !isShippedSeparately(item);
    }

    BigDecimal leftToShip(Row item) {
        return isStandIn(item) ? BigDecimal.ZERO : open(item);
    }

    /** Returns the units that are neither shipped, refunded nor cancelled. */
    static BigDecimal open(Row item) {
        return item.decimal("qty_ordered")
                .subtract(item.decimal("qty_shipped"))
                .subtract(item.decimal("qty_refunded"))
                .subtract(item.decimal("qty_canceled"))
                .max(BigDecimal.ZERO);
    }

    boolean isShippable() {
        return items().stream()
                .anyMatch(item ->
                        item.integer("is_virtual") == 0 && leftToShip(item).signum() > 0);
    }

    /** Updates state and status after a shipment. */
    void shipped() {
        boolean isInvoiced =
                items().stream().allMatch(item -> leftToInvoice(item).signum() <= 0);
        String state = isInvoiced && !isShippable() ? "complete" : "processing";
        row.put("state", state).put("status", state);
        touch();
    }

    /** Adds a comment. A comment without a status removes the order's status; any word is accepted as one. */
    void comment(int id, Row comment) {
        Object status = Call.optional(comment, "status");
        row.remove("status");
        row.putUnlessNull("status", status);
        Object text = comment.get("comment");
        Row kept = new Row().put("comment", text == null ? null : withoutFourByteCharacters(text.toString()));
        kept.put("created_at", time.now()).put("entity_id", id);
        kept.putUnlessNull("entity_name", Call.optional(comment, "entityName"));
        kept.put("is_customer_notified", Call.optional(comment, "isCustomerNotified"));
        kept.put("is_visible_on_front", flag(Call.optional(comment, "isVisibleOnFront")));
        kept.put("parent_id", id()).putUnlessNull("status", status);
        List<Object> histories = new ArrayList<>(List.of(kept));
        histories.addAll(row.rows("status_histories"));
        row.put("status_histories", histories);
        touch();
    }

    static int flag(@Nullable Object value) {
        return Numbers.of(value).signum() == 0 ? 0 : 1;
    }

    /** The tables of the shop hold three bytes of UTF-8 at most. */
    static String withoutFourByteCharacters(String text) {
        return text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "????");
    }

    void hold() {
        if (CLOSED.contains(row.text("state"))) {
            throw RestException.of(400, "A hold action is not available.");
        }
        row.put("hold_before_state", row.text("state")).putUnlessNull("hold_before_status", row.get("status"));
        row.put("state", "holded").put("status", "holded");
        touch();
    }

    void unhold() {
        if (!row.text("state").equals("holded")) {
            throw RestException.of(400, "You cannot remove the hold.");
        }
        row.put("state", row.text("hold_before_state")).put("status", row.text("hold_before_status"));
        row.remove("hold_before_state");
        row.remove("hold_before_status");
        touch();
    }

    /** Cancels the order. Returns whether it was cancelled. */
    boolean cancel() {
        boolean isInvoiced =
                items().stream().allMatch(item -> leftToInvoice(item).signum() <= 0);
        if (CLOSED.contains(row.text("state")) || isInvoiced) {
            return false;
        }
        for (Row item : items()) {
            item.put(
                    "qty_canceled",
                    item.decimal("qty_canceled")
                            .add(leftToInvoice(item).min(open(item)).max(BigDecimal.ZERO)));
        }
        for (String money : List.of("subtotal", "tax", "discount", "shipping", "total")) {
            String total = money.equals("subtotal") ? money : money.equals("total") ? "grand_total" : money + "_amount";
            for (String currency : List.of("", "base_")) {
                row.put(
                        currency + money + "_canceled",
                        row.decimal(currency + total)
                                .subtract(row.decimal(currency + money + "_invoiced"))
                                .abs());
            }
        }
        String state = row.decimal("total_invoiced").signum() > 0 ? "processing" : "canceled";
        row.put("state", state).put("status", state);
        touch();
        return true;
    }

    /** Refunds units that were not shipped. */
    void refund(String sku, BigDecimal units) {
        items().stream()
                .filter(item -> item.text("sku").equals(sku))
                .forEach(item ->
                        item.put("qty_refunded", item.decimal("qty_refunded").add(units)));
        touch();
    }

    void reviewPayment() {
        row.put("state", "payment_review").put("status", "payment_review");
        touch();
    }

    /** Returns the order that replaces this one after an edit. */
    Row replacement(int id) {
        String first = row.has("original_increment_id") ? row.text("original_increment_id") : row.text("increment_id");
        int edits = row.integer("edit_increment") + 1;
        Row replacement = row.copy()
                .put("entity_id", id)
                .put("increment_id", first + "-" + edits)
                .put("original_increment_id", first)
                .put("edit_increment", edits)
                .put("relation_parent_id", id())
                .put("relation_parent_real_id", row.text("increment_id"))
                .put("created_at", time.now())
                .put("updated_at", time.now());
        replacement.rows("items").forEach(item -> item.put("order_id", id));
        Stream.concat(
                        Stream.of(replacement.row("billing_address"), replacement.row("payment")),
                        replacement.row("extension_attributes").rows("shipping_assignments").stream()
                                .map(assignment -> assignment.row("shipping").row("address")))
                .forEach(part -> part.put("parent_id", id));
        row.put("relation_child_id", id).put("relation_child_real_id", first + "-" + edits);
        return replacement;
    }

    void touch() {
        row.put("updated_at", time.now());
    }

    /** Returns the units reserved for this order, by product. */
    List<Units> reserved() {
        List<Units> reserved = new ArrayList<>();
        if (Set.of("canceled", "closed", "complete").contains(row.text("state"))) {
            return reserved;
        }
        for (Row item : items()) {
            if (children(item).isEmpty()) {
                // a part that is sent with its parent is open as long as that is
                BigDecimal left = parent(item)
                        .filter(parent -> isStandIn(item))
                        .map(parent -> open(parent)
                                .multiply(item.decimal("qty_ordered"))
                                .divide(parent.decimal("qty_ordered"), 4, java.math.RoundingMode.HALF_UP))
                        .orElseGet(() -> open(item));
                reserved.add(new Units(catalogue.sku(item), left));
            }
        }
        return reserved;
    }

    /** Units of a product. */
    record Units(String sku, BigDecimal quantity) {}

    private static BigDecimal leftToInvoice(Row item) {
        return item.has("parent_item_id")
                ? BigDecimal.ZERO
                : item.decimal("qty_ordered")
                        .subtract(item.decimal("qty_invoiced"))
                        .subtract(item.decimal("qty_canceled"));
    }
}
