package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;

/**
 * What line rules map from: one physical item of an order.
 *
 * @param item the row that says what to pick: SKU, name
 * @param priced the row that holds the amounts: the item itself, or the configurable or bundle it was bought as; empty if the
 *     amounts stand on another line already
 * @param quantity units left to despatch
 */
public record OrderLine(OrderItem item, Optional<OrderItem> priced, BigDecimal quantity) {
    private static final int PLACES = 4;

    /**
     * The lines of an order: every row that is physical, stands for a stock item of its own and has units left to ship. Rows
     * bought over a grouped product are among them; configurables and bundles are not, their children are.
     */
    public static List<OrderLine> of(Order order) {
        List<OrderLine> lines = new ArrayList<>();
        for (OrderItem item : order.items()) {
            if (isPhysical(order, item)) {
                BigDecimal quantity = quantity(order, item);
                if (quantity.signum() > 0) {
                    lines.add(new OrderLine(item, priced(order, item), quantity));
                }
            }
        }
        return List.copyOf(lines);
    }

    /** Whether the row is a stock item: not virtual and not a composite. */
    static boolean isPhysical(Order order, OrderItem item) {
        boolean intangible =
                item.isVirtual() || item.type() == ProductType.VIRTUAL || item.type() == ProductType.DOWNLOADABLE;
        boolean composite = item.type() == ProductType.CONFIGURABLE
                || item.type() == ProductType.BUNDLE
                || !order.childrenOf(item).isEmpty();
        return !intangible && !composite;
    }

    /** Whether the row is a bundle whose parts ship as one. */
    public static boolean isBundleShippedTogether(OrderItem item) {
        return item.type() == ProductType.BUNDLE && !item.shipsSeparately();
    }

    /**
     * Units left by the row's own count and, since Magento counts a composite's shipments on the parent, by the parent's. The count
     * of a bundle shipped separately means nothing: it grows with every shipment of the order.
     */
    private static BigDecimal quantity(Order order, OrderItem item) {
        BigDecimal own = item.qtyToShip();
        Optional<OrderItem> parent = order.parentOf(item)
                .filter(row -> row.qtyOrdered().signum() > 0)
                .filter(row -> row.type() != ProductType.BUNDLE || isBundleShippedTogether(row));
        return parent.map(row -> item.qtyOrdered()
                        .multiply(row.qtyToShip())
                        .divide(row.qtyOrdered(), PLACES, RoundingMode.HALF_UP)
                        .min(own))
                .orElse(own);
    }

    /** Composites with one price hold it on the parent row: it goes to the first of its children. */
    private static Optional<OrderItem> priced(Order order, OrderItem item) {
        Optional<OrderItem> parent = order.parentOf(item).filter(row -> !hasPrice(item) && hasPrice(row));
        if (parent.isEmpty()) {
            return Optional.of(item);
        }
        List<OrderItem> siblings = order.childrenOf(parent.get());
        boolean pricedTogether = siblings.stream().noneMatch(OrderLine::hasPrice);
        if (!pricedTogether) {
            return Optional.of(item);
        }
        OrderItem first = siblings.stream()
                .filter(sibling ->
                        isPhysical(order, sibling) && quantity(order, sibling).signum() > 0)
                .findFirst()
                .orElse(item);
        return first.itemId() == item.itemId() ? parent : Optional.empty();
    }

    private static boolean hasPrice(OrderItem item) {
        return item.rowTotal().map(total -> total.signum() != 0).orElse(false);
    }
}
