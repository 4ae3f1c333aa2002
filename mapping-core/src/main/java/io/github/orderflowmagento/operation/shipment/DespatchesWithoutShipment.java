package io.github.orderflowmagento.operation.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.operation.shipment.DespatchLookup.Found;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Finds the despatches that certainly have no shipment in the shop, and can still get one. */
final class DespatchesWithoutShipment {
    private final DespatchLookup lookup;
    private final ShipmentMapping mapping;
    private final OrderMapping orders;

    DespatchesWithoutShipment(DespatchLookup lookup, ShipmentMapping mapping, OrderMapping orders) {
        this.lookup = lookup;
        this.mapping = mapping;
        this.orders = orders;
    }

    /** @param despatches each with the reference of an order, and a distinct number */
    List<DespatchNotification> of(List<DespatchNotification> despatches) {
        if (despatches.isEmpty()) {
            return List.of();
        }
        Map<String, Found> byReference = found(despatches);
        Map<String, List<DespatchNotification>> together = new HashMap<>();
        return despatches.stream()
                .filter(despatch -> needsShipment(despatch, byReference.get(despatch.orderReference()), together))
                .toList();
    }

    /** Returns an empty list if they cannot be looked up. */
    private Map<String, Found> found(List<DespatchNotification> despatches) {
        Map<String, DespatchNotification> ofEachOrder = despatches.stream()
                .collect(Collectors.toMap(DespatchNotification::orderReference, one -> one, (first, second) -> first));
        try {
            return lookup.of(List.copyOf(ofEachOrder.values())).stream()
                    .collect(Collectors.toMap(one -> one.despatch().orderReference(), one -> one));
        } catch (MagentoException e) {
            return Map.of();
        }
    }

    /** @param together the despatches of each order without a shipment: what is left of the order must suffice for all */
    private boolean needsShipment(
            DespatchNotification despatch, @Nullable Found found, Map<String, List<DespatchNotification>> together) {
        if (found == null
                || found.order().failure().isPresent()
                || found.otherOrder().isPresent()
                || found.shipments().failure().isPresent()) {
            return false;
        }
        Order order = found.order().orThrow();
        List<Shipment> shipments = found.shipments().orThrow();
        try {
            ShipmentPlan plan = mapping.planWithoutItems(despatch);
            List<DespatchNotification> others =
                    together.computeIfAbsent(despatch.orderReference(), reference -> new ArrayList<>());
            boolean hasShipment = !DespatchMark.marked(shipments, despatch).isEmpty()
                    || !DespatchMark.dividedOtherwise(shipments, despatch).isEmpty()
                    || DespatchMark.findByTrack(shipments, plan.tracks()).isPresent();
            ShippedUnits units = new ShippedUnits(order, orders);
            if (hasShipment
                    || order.state() == OrderState.CANCELED
                    || units.repeatedBy(despatch, plan.tracks(), shipments).isPresent()
                    || others.stream().anyMatch(other -> isRepeat(despatch, plan, other, units))) {
                return false;
            }
            mapping.map(order, with(others, despatch), orders);
            others.add(despatch);
            return true;
        } catch (MappingException | IllegalArgumentException | IllegalStateException e) {
            return false; // the shipment will not be created: that run reports why
        }
    }

    /** Of the two one is shipped, and the other is given up. */
    private boolean isRepeat(
            DespatchNotification despatch, ShipmentPlan plan, DespatchNotification other, ShippedUnits units) {
        return !despatch.id().equals(other.id()) // otherwise it is another part of the message
                && units.areSame(despatch, other)
                && DespatchMark.areSame(
                        plan.tracks(), mapping.planWithoutItems(other).tracks());
    }

    private static DespatchNotification with(List<DespatchNotification> others, DespatchNotification despatch) {
        DespatchNotification.Builder all = DespatchNotification.builder().from(despatch);
        Optional<String> source = despatch.lines().stream().findFirst().flatMap(DespatchLine::source);
        others.stream()
                .flatMap(other -> other.lines().stream())
                .map(line -> DespatchLine.builder().from(line).source(source).build())
                .forEach(all::addLines); // how many units are left in the order does not depend on their source
        return all.build();
    }
}
