package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.orderflow.model.DespatchLine;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** Compares what a shipment holds with what was despatched. */
final class ShippedUnits {
    private ShippedUnits() {}

    /**
     * How the shipment differs from the despatch; empty if it does not, or if that cannot be told: a bundle stands in a shipment as
     * itself, in a despatch as its parts.
     */
    static Optional<String> difference(Order order, Shipment shipment, DespatchNotification despatch) {
        String wanted = despatched(despatch);
        return shipped(order, shipment)
                .filter(holds -> !holds.equals(wanted))
                .map(holds -> "it holds " + holds + ", and the despatch " + wanted + ": check by hand");
    }

    /** Whether it is certain that the shipment holds what was despatched. */
    static boolean areSame(Order order, Shipment shipment, DespatchNotification despatch) {
        return shipped(order, shipment).filter(despatched(despatch)::equals).isPresent();
    }

    /** What the shipment holds; empty if that cannot be told in the despatch's words. */
    private static Optional<String> shipped(Order order, Shipment shipment) {
        Map<String, BigDecimal> shipped = new TreeMap<>();
        for (ShipmentItem row : shipment.items()) {
            Optional<OrderItem> item = order.items().stream()
                    .filter(candidate -> candidate.itemId() == row.orderItemId())
                    .findFirst();
            if (item.isEmpty() || isOfBundle(order, item.get())) {
                return Optional.empty();
            }
            // Magento lists the child of a configurable beside it, with a quantity that means nothing
            if (item.get().parentItemId().isEmpty()) {
                shipped.merge(item.get().sku(), row.qty(), BigDecimal::add);
            }
        }
        return Optional.of(text(shipped));
    }

    private static String despatched(DespatchNotification despatch) {
        Map<String, BigDecimal> despatched = new TreeMap<>();
        for (DespatchLine line : despatch.lines()) {
            despatched.merge(line.externalReference(), line.quantity(), BigDecimal::add);
        }
        return text(despatched);
    }

    private static boolean isOfBundle(Order order, OrderItem item) {
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
