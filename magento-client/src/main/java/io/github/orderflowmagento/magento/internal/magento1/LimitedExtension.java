package io.github.orderflowmagento.magento.internal.magento1;

import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.internal.magento1.call.DeadlineTransport;
import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

/** The OrderFlow extension of a view with a time limit: when it is over, nothing is queued. */
record LimitedExtension(OrderFlowExtension extension, DeadlineTransport limit) implements OrderFlowExtension {
    @Override
    public void queueInventory(InventoryMessage message) {
        within("inventory message " + message.messageId(), () -> extension.queueInventory(message));
    }

    @Override
    public void queueShipment(ShipmentMessage message) {
        within("shipment message " + message.messageId(), () -> extension.queueShipment(message));
    }

    private void within(String operation, Runnable work) {
        limit.within(operation, () -> {
            work.run();
            return true;
        });
    }
}
