package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The content of a requested shipment, and the reasons against it. */
final class ShipmentDocument {

    private static final String WITHOUT_PRODUCTS = "You can't create a shipment without products.";
    private static final Set<String> NOT_READY = Set.of("payment_review", "holded", "canceled");

    /**
     * Units of an order's row.
     *
     * @param isSent false for a part that ships with its parent, which counts but is not in answers
     */
    record Line(Row item, BigDecimal quantity, boolean isSent) {}

    private final Order order;
    private final Map<Integer, BigDecimal> requested;
    private final List<Line> lines = new ArrayList<>();

    /**
     * Creates the document.
     *
     * @param items the items as sent; empty for all that is left
     */
    ShipmentDocument(Order order, List<Row> items) {
        this.order = order;
        this.requested = items.isEmpty() ? everything(order) : quantities(items);
        order.items().forEach(this::addLine);
        lines.removeIf(line -> isContainer(line.item()) && parts(line.item()).isEmpty());
    }

    List<Line> lines() {
        return lines;
    }

    /** Returns the total quantity; for a bundle shipped separately its parts count, not the bundle. */
    BigDecimal totalQuantity() {
        return lines.stream()
                .filter(line -> line.isSent() && !isContainer(line.item()))
                .map(Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns the units to deduct by SKU. */
    Map<String, BigDecimal> units(Catalogue catalogue) {
        Map<String, BigDecimal> units = new HashMap<>();
        for (Line line : lines) {
            boolean isBundle = line.item().text("product_type").equals("bundle");
            // Of a configurable the parent is sent, under the SKU of the child.
            boolean isChildOfConfigurable = line.quantity().signum() == 0;
            if (!isBundle && !isChildOfConfigurable) {
                Row product = order.children(line.item()).stream().findFirst().orElse(line.item());
                units.merge(catalogue.sku(product), line.quantity(), BigDecimal::add);
            }
        }
        return units;
    }

    /** Returns the reasons against the shipment; empty if it is valid. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        Row row = order.row();
        if (NOT_READY.contains(row.text("state")) || row.integer("is_virtual") != 0) {
            objections.add("A shipment cannot be created when an order has a status of " + row.text("status"));
        } else if (!order.isShippable()) {
            objections.add("The order does not allow a shipment to be created.");
        }
        if (lines.stream().noneMatch(line -> line.quantity().signum() > 0)) {
            objections.add(WITHOUT_PRODUCTS);
        }
        order.items().stream()
                .filter(item -> requested.containsKey(item.integer("item_id")))
                .forEach(item -> objectToWrongPart(item, objections));
        return objections;
    }

    /** Adds an objection if a bundle is shipped instead of its parts, or the reverse. */
    private void objectToWrongPart(Row item, List<String> objections) {
        Row bundle = order.parent(item).orElse(item);
        boolean isPart = order.parent(item).isPresent();
        if (bundle.text("product_type").equals("bundle") && isPart != order.isShippedSeparately(bundle)) {
            objections.add("Cannot create shipment as bundle product \"" + bundle.text("sku")
                    + "\" has shipment type \""
                    + (isPart ? "Together" : "Separately") + "\". "
                    + (isPart ? "Bundle product itself" : "Bundle product options") + " should be shipped instead.");
        }
    }

    private void addLine(Row item) {
        if (item.integer("is_virtual") != 0 || item.integer("locked_do_ship") != 0) {
            return;
        }
        if (isContainer(item)) {
            // counted as one in every shipment, however many of its parts are in it
            lines.add(new Line(item, BigDecimal.ONE, true));
        } else if (order.isStandIn(item)) {
            order.parent(item).ifPresent(parent -> addPart(item, parent));
        } else {
            BigDecimal quantity = order.leftToShip(item).min(requested(item));
            BigDecimal sendable =
                    item.integer("is_qty_decimal") != 0 ? quantity : quantity.setScale(0, RoundingMode.DOWN);
            if (sendable.signum() > 0) {
                lines.add(new Line(item, sendable, true));
            }
        }
    }

    private void addPart(Row part, Row parent) {
        BigDecimal parents = order.leftToShip(parent).min(requested(parent));
        if (parents.signum() > 0) {
            BigDecimal inEach =
                    part.decimal("qty_ordered").divide(parent.decimal("qty_ordered"), 4, RoundingMode.HALF_UP);
            boolean isInBundle = parent.text("product_type").equals("bundle");
            BigDecimal quantity = isInBundle ? inEach.multiply(parents).min(Order.open(part)) : BigDecimal.ZERO;
            lines.add(new Line(part, Numbers.plain(quantity), false));
        }
    }

    private boolean isContainer(Row item) {
        return order.isStandIn(item) && !order.children(item).isEmpty();
    }

    private List<Line> parts(Row container) {
        return lines.stream()
                .filter(line -> line.item().integer("parent_item_id") == container.integer("item_id"))
                .toList();
    }

    private BigDecimal requested(Row item) {
        return requested.getOrDefault(item.integer("item_id"), BigDecimal.ZERO);
    }

    private static Map<Integer, BigDecimal> everything(Order order) {
        Map<Integer, BigDecimal> everything = new HashMap<>();
        order.items().stream()
                .filter(item -> order.parent(item).isEmpty() || order.isShippedSeparately(item))
                .filter(item -> !(order.isStandIn(item) && !order.children(item).isEmpty()))
                .forEach(item -> everything.put(item.integer("item_id"), item.decimal("qty_ordered")));
        return everything;
    }

    /** Returns the quantities by row; the last of repeated rows counts. */
    private static Map<Integer, BigDecimal> quantities(List<Row> items) {
        Map<Integer, BigDecimal> quantities = new HashMap<>();
        for (Row item : items) {
            quantities.put(Numbers.of(Call.optional(item, "orderItemId")).intValue(), item.decimal("qty"));
        }
        return quantities;
    }
}
