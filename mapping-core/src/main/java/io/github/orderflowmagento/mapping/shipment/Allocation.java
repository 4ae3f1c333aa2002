package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.orderflow.model.DespatchLine;

/**
 * Works out which units of which order item a despatch ships. OrderFlow names SKUs; Magento ships order items, the parent row for
 * a configurable and for a bundle shipped together.
 *
 * <p>Whole bundles are served first, then rows of their own, in the order's sequence and each up to what is left to ship: the
 * same SKU may stand on several rows. What cannot be placed fails the despatch, since Magento would ship fewer units, or others,
 * without a word.
 */
final class Allocation {
    private final String entity;
    private final Order order;
    private final Map<String, BigDecimal> wanted = new LinkedHashMap<>();
    private final Map<Long, BigDecimal> allocated = new LinkedHashMap<>();

    private Allocation(String entity, Order order) {
        this.entity = entity;
        this.order = order;
    }

    static Map<Long, BigDecimal> of(String entity, Order order, List<DespatchLine> lines) {
        Allocation allocation = new Allocation(entity, order);
        allocation.want(lines);
        order.items().stream().filter(OrderLine::isBundleShippedTogether).forEach(allocation::placeBundle);
        order.items().forEach(allocation::placeRow);
        allocation.refuseWhatIsLeft();
        return allocation.allocated;
    }

    private void want(List<DespatchLine> lines) {
        for (DespatchLine line : lines) {
            if (line.quantity().signum() < 0) {
                throw new MappingException(
                        entity, line.externalReference() + ": the quantity " + line.quantity() + " is negative", null);
            }
            wanted.merge(line.externalReference(), line.quantity(), BigDecimal::add);
        }
        wanted.values().removeIf(quantity -> quantity.signum() == 0);
        if (wanted.isEmpty()) {
            // an empty list would make Magento ship everything that is left
            throw new MappingException(entity, "it names nothing that was despatched", null);
        }
    }

    /** As many whole bundles as the despatch holds all parts of. */
    private void placeBundle(OrderItem bundle) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (OrderItem part : order.childrenOf(bundle)) {
            if (!part.isVirtual() && part.qtyOrdered().signum() > 0) {
                parts.merge(part.sku(), part.qtyOrdered(), BigDecimal::add);
            }
        }
        BigDecimal whole = bundle.qtyToShip();
        for (Map.Entry<String, BigDecimal> part : parts.entrySet()) {
            BigDecimal available = wanted.getOrDefault(part.getKey(), BigDecimal.ZERO);
            whole = whole.min(available.multiply(bundle.qtyOrdered()).divide(part.getValue(), 0, RoundingMode.DOWN));
        }
        if (whole.signum() <= 0 || parts.isEmpty()) {
            return;
        }
        allocated.put(bundle.itemId(), whole);
        BigDecimal bundles = whole;
        parts.forEach((sku, ordered) -> take(
                sku, ordered.multiply(bundles).divide(bundle.qtyOrdered(), ordered.scale(), RoundingMode.HALF_UP)));
    }

    /** What is still wanted of the row's SKU, up to what is left of it. */
    private void placeRow(OrderItem item) {
        BigDecimal open = wanted.getOrDefault(item.sku(), BigDecimal.ZERO);
        if (open.signum() == 0 || isComposite(item) || item.isVirtual()) {
            return;
        }
        Optional<OrderItem> parent = order.parentOf(item);
        if (parent.filter(OrderLine::isBundleShippedTogether).isPresent()) {
            return;
        }
        OrderItem shipped =
                parent.filter(row -> row.type() == ProductType.CONFIGURABLE).orElse(item);
        BigDecimal units = open.min(shipped.qtyToShip());
        if (units.signum() > 0) {
            allocated.put(shipped.itemId(), units);
            take(item.sku(), units);
        }
    }

    private static boolean isComposite(OrderItem item) {
        return item.type() == ProductType.CONFIGURABLE || item.type() == ProductType.BUNDLE;
    }

    private void take(String sku, BigDecimal units) {
        wanted.computeIfPresent(sku, (key, open) -> open.subtract(units));
        wanted.values().removeIf(open -> open.signum() == 0);
    }

    private void refuseWhatIsLeft() {
        wanted.forEach((sku, open) -> {
            throw new MappingException(entity, reason(sku, open), null);
        });
    }

    private String reason(String sku, BigDecimal open) {
        List<OrderItem> rows = order.items().stream()
                .filter(item -> item.sku().equals(sku) && !isComposite(item))
                .toList();
        if (rows.isEmpty()) {
            return "the order has no SKU '" + sku + "'";
        }
        boolean partOfBundle = rows.stream()
                .anyMatch(row -> order.parentOf(row)
                        .filter(OrderLine::isBundleShippedTogether)
                        .isPresent());
        return Amounts.text(open) + " more of '" + sku + "' than the order has left to ship"
                + (partOfBundle ? ", or not all parts of a bundle that ships together" : "");
    }
}
