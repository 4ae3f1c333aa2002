package io.github.orderflowmagento.magento.internal.magento1;

import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.internal.magento1.call.DeadlineTransport;
import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

/** The OrderFlow extension of a shop that was asked for with a time limit: once it is over, nothing is queued. */
record LimitedExtension(OrderFlowExtension extension, DeadlineTransport limit) implements OrderFlowExtension {
    @Override
    public void queueInventory(InventoryMessage message) {
        limit.check("inventory message " + message.messageId());
        extension.queueInventory(message);
    }

    @Override
    public void queueShipment(ShipmentMessage message) {
        limit.check("shipment message " + message.messageId());
        extension.queueShipment(message);
    }
}
