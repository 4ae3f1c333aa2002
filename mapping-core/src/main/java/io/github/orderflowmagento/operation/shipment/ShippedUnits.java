package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Compares the units of an order's shipment with those despatched, both by the product references of the order export. */
final class ShippedUnits {
    private static final int PLACES = 4;

    private final Order order;
    private final Map<Long, String> references;

    ShippedUnits(Order order, OrderMapping orders) {
        this.order = order;
        this.references = orders.productReferences(order);
    }

    /** Returns how the shipment differs from the despatch; empty if it does not, or if that is unknown. */
    Optional<String> difference(Shipment shipment, DespatchNotification despatch) {
        String wanted = despatched(despatch);
        return shipped(shipment)
                .filter(holds -> !holds.equals(wanted))
                .map(holds -> "it contains " + holds + ", but the despatch " + wanted + ": check by hand");
    }

    /** Returns the shipment of another despatch with the same tracking numbers and the same units: a second such parcel does not exist. */
    Optional<Shipment> repeatedBy(DespatchNotification despatch, List<Track> tracks, List<Shipment> shipments) {
        return DespatchMark.ofOthersWithTracks(shipments, despatch, tracks).stream()
                .filter(shipment -> areSame(shipment, despatch))
                .findFirst();
    }

    /** Returns whether two despatches have the same units. */
    boolean areSame(DespatchNotification one, DespatchNotification other) {
        return despatched(one).equals(despatched(other));
    }

    /** Returns whether the shipment certainly contains what was despatched. */
    private boolean areSame(Shipment shipment, DespatchNotification despatch) {
        return shipped(shipment).filter(despatched(despatch)::equals).isPresent();
    }

    /** Returns a note on SKUs that were despatched in other letter case than the order's; empty if there are none. */
    String otherSkus(DespatchNotification despatch) {
        return despatch.lines().stream()
                .map(DespatchLine::externalReference)
                .filter(sku -> !reference(sku).equals(sku))
                .distinct()
                .map(sku -> "; '" + sku + "' is the order's '" + reference(sku) + "'")
                .collect(Collectors.joining());
    }

    /** Returns the order's SKU, if it is unambiguous. */
    private String reference(String sku) {
        List<String> matches = SkuMatch.in(references.values(), sku);
        return matches.size() == 1 ? matches.get(0) : sku;
    }

    /** Returns whether the content of the shipment is known. */
    boolean isKnown(Shipment shipment) {
        return shipped(shipment).isPresent();
    }

    /**
     * Returns the content of the shipment in the despatch's terms: for a bundle that ships together its parts; empty if unknown. Magento
     * also lists the children of what ships as one, with meaningless quantities.
     */
    private Optional<String> shipped(Shipment shipment) {
        return units(shipment).map(ShippedUnits::text);
    }

    /** Like {@link #shipped}, by the product references of the order export. */
    Optional<Map<String, BigDecimal>> units(Shipment shipment) {
        Set<Long> listed =
                shipment.items().stream().map(ShipmentItem::orderItemId).collect(Collectors.toSet());
        Map<String, BigDecimal> shipped = new TreeMap<>();
        for (ShipmentItem row : shipment.items()) {
            Optional<OrderItem> item = order.items().stream()
                    .filter(candidate -> candidate.itemId() == row.orderItemId())
                    .findFirst();
            if (item.isEmpty() || OrderLine.isBundleOfUnknownShipment(item.get())) {
                return Optional.empty();
            }
            boolean goesAlong = order.parentOf(item.get())
                    .filter(parent -> listed.contains(parent.itemId()) && !shipsInParts(parent))
                    .isPresent();
            if (!goesAlong && !shipsInParts(item.get())) {
                parts(item.get(), row.qty()).forEach((sku, units) -> shipped.merge(sku, units, BigDecimal::add));
            }
        }
        return Optional.of(shipped);
    }

    private static boolean shipsInParts(OrderItem item) {
        return item.type() == ProductType.BUNDLE && !OrderLine.isBundleShippedTogether(item);
    }

    /** Returns what is picked for units of a row. */
    private Map<String, BigDecimal> parts(OrderItem item, BigDecimal units) {
        if (!OrderLine.isBundleShippedTogether(item)) {
            return Map.of(reference(item), units);
        }
        Map<String, BigDecimal> parts = new TreeMap<>();
        order.childrenOf(item).stream()
                .filter(part -> part.isPhysical().orElse(true))
                .forEach(part -> parts.merge(
                        reference(part),
                        part.qtyOrdered().multiply(units).divide(item.qtyOrdered(), PLACES, RoundingMode.HALF_UP),
                        BigDecimal::add));
        return parts;
    }

    /** A configurable is despatched as its child. */
    private String reference(OrderItem item) {
        OrderItem picked = order.childrenOf(item).stream().findFirst().orElse(item);
        return references.getOrDefault(picked.itemId(), picked.sku().orElse(""));
    }

    private String despatched(DespatchNotification despatch) {
        Map<String, BigDecimal> despatched = new TreeMap<>();
        for (DespatchLine line : despatch.lines()) {
            despatched.merge(reference(line.externalReference()), line.quantity(), BigDecimal::add);
        }
        return text(despatched);
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
