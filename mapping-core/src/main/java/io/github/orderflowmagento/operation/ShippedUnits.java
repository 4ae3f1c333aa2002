package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.orderflow.model.DespatchLine;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** Compares what a shipment of an order holds with what was despatched, both by what the order export calls the products. */
final class ShippedUnits {
    private final Order order;
    private final Map<Long, String> references;

    ShippedUnits(Order order, OrderMapping orders) {
        this.order = order;
        this.references = orders.productReferences(order);
    }

    /**
     * How the shipment differs from the despatch; empty if it does not, or if that cannot be told: a bundle stands in a shipment as
     * itself, in a despatch as its parts.
     */
    Optional<String> difference(Shipment shipment, DespatchNotification despatch) {
        String wanted = despatched(despatch);
        return shipped(shipment)
                .filter(holds -> !holds.equals(wanted))
                .map(holds -> "it holds " + holds + ", and the despatch " + wanted + ": check by hand");
    }

    /** Whether it is certain that the shipment holds what was despatched. */
    boolean areSame(Shipment shipment, DespatchNotification despatch) {
        return shipped(shipment).filter(despatched(despatch)::equals).isPresent();
    }

    /** A word on SKUs that were despatched in another spelling than the order has; empty if there are none. */
    String respelled(DespatchNotification despatch) {
        return despatch.lines().stream()
                .map(DespatchLine::externalReference)
                .filter(sku -> !reference(sku).equals(sku))
                .distinct()
                .map(sku -> "; '" + sku + "' is the order's '" + reference(sku) + "'")
                .collect(Collectors.joining());
    }

    /** The order's spelling, where it is certain which SKU of the order is meant. */
    private String reference(String sku) {
        List<String> matches = SkuMatch.in(references.values(), sku);
        return matches.size() == 1 ? matches.get(0) : sku;
    }

    /** What the shipment holds; empty if that cannot be told in the despatch's words. */
    private Optional<String> shipped(Shipment shipment) {
        Map<String, BigDecimal> shipped = new TreeMap<>();
        for (ShipmentItem row : shipment.items()) {
            Optional<OrderItem> item = order.items().stream()
                    .filter(candidate -> candidate.itemId() == row.orderItemId())
                    .findFirst();
            if (item.isEmpty() || isOfBundle(item.get())) {
                return Optional.empty();
            }
            // Magento lists the child of a configurable beside it, with a quantity that means nothing
            if (item.get().parentItemId().isEmpty()) {
                shipped.merge(reference(item.get()), row.qty(), BigDecimal::add);
            }
        }
        return Optional.of(text(shipped));
    }

    /** A configurable is despatched as its child. */
    private String reference(OrderItem item) {
        OrderItem picked = order.childrenOf(item).stream().findFirst().orElse(item);
        return references.getOrDefault(picked.itemId(), picked.sku());
    }

    private String despatched(DespatchNotification despatch) {
        Map<String, BigDecimal> despatched = new TreeMap<>();
        for (DespatchLine line : despatch.lines()) {
            despatched.merge(reference(line.externalReference()), line.quantity(), BigDecimal::add);
        }
        return text(despatched);
    }

    private boolean isOfBundle(OrderItem item) {
        return item.type() == ProductType.BUNDLE
                || order.parentOf(item)
                        .filter(parent -> parent.type() == ProductType.BUNDLE)
                        .isPresent();
    }

    private static String text(Map<String, BigDecimal> units) {
        StringBuilder text = new StringBuilder();
        units.forEach((sku, quantity) -> {
            if (quantity.signum() != 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(Amounts.text(quantity))
                        .append(" × ")
                        .append(sku);
            }
        });
        return text.isEmpty() ? "nothing" : text.toString();
    }
}
