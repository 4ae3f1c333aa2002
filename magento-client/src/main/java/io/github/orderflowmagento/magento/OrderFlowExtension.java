package io.github.orderflowmagento.magento;

import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

/**
 * The services that the OrderFlow extension adds to a Magento 1 shop. They only <em>queue</em>: that a method returns means that
 * the shop has stored the message, not that it has done what it says. Unknown SKUs and orders, quantities that cannot be and
 * messages seen before are found out by the shop's cron, later, and are reported in the shop's administration alone. Who needs to
 * know the outcome uses {@link Magento#stock()} and {@link Magento#shipments()}.
 *
 * <p>Every method may throw {@link MagentoException.Unsupported} where the shop does not have the extension, and {@link
 * MagentoException.NotPermitted} where the API user's role lacks its right ("OrderFlow Import"). Safe to share between threads.
 */
public interface OrderFlowExtension {
    /**
     * Queues new quantities. The shop's cron ignores a line whose {@linkplain InventoryMessage.Line#sequenceId() sequence id} it
     * has seen before, so a message without an answer may be queued again as it is.
     *
     * @throws MagentoException.ServerFault if the shop answers that it could not store the message
     */
    void queueInventory(InventoryMessage message);

    /**
     * Queues a shipment of an order. The shop's cron ignores a {@linkplain ShipmentMessage#messageId() message id} it has seen
     * before, so a message without an answer may be queued again as it is. It ships <em>fewer</em> units than asked for, without
     * an error, where the quantity is larger than what is left, and of a SKU that stands in two rows of the order it only ever
     * ships the first.
     *
     * @throws MagentoException.ServerFault if the shop answers that it could not store the message
     */
    void queueShipment(ShipmentMessage message);
}
