package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrdersByKey;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Looks up the shop's data for the despatches of a batch: their orders together, then the shipments of these orders together. */
final class DespatchLookup {
    private final Magento shop;
    private final OrderKeys keys;
    private final OrdersByKey reading;
    private final RunState exports;
    private final Clock clock;
    private final UnaryOperator<Found> resolving;

    /**
     * @param mapping the mapping by which the orders were exported
     * @param exports the state of the order export
     */
    DespatchLookup(Magento shop, OrderMapping mapping, RunState exports, Clock clock) {
        this(shop, mapping, exports, clock, UnaryOperator.identity());
    }

    /** @param resolving determines what is despatched, if that depends on the order */
    DespatchLookup(Magento shop, OrderMapping mapping, RunState exports, Clock clock, UnaryOperator<Found> resolving) {
        this.shop = shop;
        this.keys = new OrderKeys(mapping);
        this.reading = new OrdersByKey(
                shop.orders(), mapping.projectionOfReferences().and(PersonalData.projection()), keys, exports);
        this.exports = exports;
        this.clock = clock;
        this.resolving = resolving;
    }

    /**
     * A despatch and the shop's data for it.
     *
     * @param order the order of its number, or why it is missing
     * @param otherOrder why that order is not the exported one; empty if it is
     * @param shipments the shipments of the order, oldest first, or why they are unknown
     * @param requestedAt when the shipments were requested
     */
    record Found(
            DespatchNotification despatch,
            Answer<Order> order,
            Optional<String> otherOrder,
            Answer<List<Shipment>> shipments,
            Instant requestedAt) {
        String key() {
            return ShipmentNotification.key(despatch);
        }

        Found with(DespatchNotification resolved) {
            return new Found(resolved, order, otherOrder, shipments, requestedAt);
        }
    }

    /** Returns one result per despatch, in order. Each must have the reference of an order. */
    List<Found> of(List<DespatchNotification> despatches) {
        List<Answer<Order>> orders = reading.read(despatches.stream()
                .map(despatch -> keys.ofReference(despatch.orderReference()))
                .toList());
        Instant requestedAt = clock.instant();
        Map<Long, Answer<List<Shipment>>> shipments = shipments(orders);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < despatches.size(); i++) {
            Answer<Order> order = orders.get(i);
            found.add(resolving.apply(new Found(
                    despatches.get(i),
                    order,
                    order.value().flatMap(this::reasonToLeaveAlone),
                    order.value()
                            .flatMap(Order::orderId)
                            .flatMap(id -> Optional.ofNullable(shipments.get(id)))
                            .orElseGet(() -> order.map(unasked -> List.of())),
                    requestedAt)));
        }
        return found;
    }

    private Map<Long, Answer<List<Shipment>>> shipments(List<Answer<Order>> orders) {
        Map<Long, Order> ours = new LinkedHashMap<>();
        orders.stream()
                .flatMap(order -> order.value().stream())
                .filter(order -> reasonToLeaveAlone(order).isEmpty())
                .forEach(order -> ours.putIfAbsent(order.orderId().orElseThrow(), order));
        List<Long> ids = List.copyOf(ours.keySet());
        List<Order> requested = List.copyOf(ours.values());
        List<Answer<List<Shipment>>> answers =
                requested.isEmpty() ? List.of() : shop.shipments().ofOrders(requested);
        Map<Long, Answer<List<Shipment>>> shipments = new HashMap<>();
        for (int i = 0; i < requested.size(); i++) {
            Order order = requested.get(i);
            Answer<List<Shipment>> answer = answers.get(i);
            shipments.put(ids.get(i), requested.size() > 1 && contradicts(order, answer) ? alone(order) : answer);
        }
        return shipments;
    }

    /** Returns whether the order has more shipped units than its shipments: a shop may ignore the filter of the common list. */
    private static boolean contradicts(Order order, Answer<List<Shipment>> shipments) {
        return shipments.value().isPresent()
                && order.items().stream()
                        .anyMatch(item -> item.qtyShipped()
                                        .compareTo(units(shipments.value().get(), item.itemId()))
                                > 0);
    }

    private static BigDecimal units(List<Shipment> shipments, long orderItem) {
        return shipments.stream()
                .flatMap(shipment -> shipment.items().stream())
                .filter(item -> item.orderItemId() == orderItem)
                .map(ShipmentItem::qty)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Answer<List<Shipment>> alone(Order order) {
        return shop.shipments().ofOrders(List.of(order)).get(0);
    }

    private Optional<String> reasonToLeaveAlone(Order order) {
        return ExportedOrders.reasonToLeaveAlone(exports, keys, order)
                .or(() -> ExportedOrders.byOtherReference(exports, keys, keys.of(order)));
    }
}
