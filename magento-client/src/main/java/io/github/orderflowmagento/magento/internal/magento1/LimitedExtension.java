package io.github.orderflowmagento.magento.internal.magento1;

import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.internal.magento1.call.DeadlineTransport;
import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

/** The door to the OrderFlow extension for as long as the road to the shop is open. */
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
