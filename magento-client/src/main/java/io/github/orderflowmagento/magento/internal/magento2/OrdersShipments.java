package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;

/** Reads the shipments of orders. */
interface OrdersShipments {
    /** Returns one answer for each order, in order. */
    List<Answer<List<Shipment>>> of(List<OrderHead> orders);

    /** Returns the oldest that carries the reference. */
    default Optional<Shipment> find(OrderHead order, String reference) {
        return of(List.of(order)).get(0).orThrow().stream()
                .filter(shipment -> shipment.references().contains(reference))
                .findFirst();
    }
}
