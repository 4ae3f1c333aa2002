package io.github.orderflowmagento.magento;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/** Requests for tests that are not about what is shipped. */
final class ShipmentRequests {
    private ShipmentRequests() {}

    static ShipmentRequest everythingOf(String orderNumber) {
        return ofOrder(orderNumber).shipsEverythingLeft(true).build();
    }

    /** For the shop's order 9. */
    static ShipmentRequest.Builder ofOrder(String orderNumber) {
        ShipmentRequest.Builder request = ShipmentRequest.builder();
        request.order(Order.builder().orderId(9).incrementId(orderNumber).build());
        return request;
    }

    static Shipment shipment(String number) {
        return Shipment.builder().incrementId(number).orderId(9).build();
    }
}
