package io.github.orderflowmagento.operation.shipment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Finds the despatches of which the shop certainly has no shipment, and may still make one. */
final class UnbookedDespatches {
    private final DespatchLookup lookup;
    private final ShipmentMapping mapping;
    private final OrderMapping orders;

    UnbookedDespatches(DespatchLookup lookup, ShipmentMapping mapping, OrderMapping orders) {
        this.lookup = lookup;
        this.mapping = mapping;
        this.orders = orders;
    }

    /** @param despatches each with the reference of an order */
    List<DespatchNotification> of(List<DespatchNotification> despatches) {
        if (despatches.isEmpty()) {
            return List.of();
        }
        Map<String, Found> byReference = found(despatches);
        Map<String, DespatchNotification> together = new HashMap<>();
        Set<String> keys = new HashSet<>();
        return despatches.stream()
                .filter(despatch -> keys.add(ShipmentNotification.key(despatch)))
                .filter(despatch -> isUnbooked(despatch, byReference.get(despatch.orderReference()), together))
                .toList();
    }

    /** None if they cannot be looked up. */
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

    /** @param together those of each order that are unbooked, as one: what is left of it must do for all */
    private boolean isUnbooked(
            DespatchNotification despatch, @Nullable Found found, Map<String, DespatchNotification> together) {
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
            DespatchNotification others = together.get(despatch.orderReference());
            DespatchNotification all = others == null ? despatch : with(others, despatch);
            boolean isBooked = !DespatchMark.marked(shipments, despatch).isEmpty()
                    || DespatchMark.findByTrack(shipments, plan.tracks()).isPresent();
            if (isBooked || order.state() == OrderState.CANCELED) {
                return false;
            }
            mapping.map(order, all, orders);
            together.put(despatch.orderReference(), all);
            return true;
        } catch (MappingException | IllegalArgumentException | IllegalStateException e) {
            return false; // the shipment will not be made: that run says why
        }
    }

    private static DespatchNotification with(DespatchNotification others, DespatchNotification despatch) {
        return DespatchNotification.builder()
                .from(others)
                .addAllLines(despatch.lines())
                .build();
    }
}
