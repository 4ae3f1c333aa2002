package io.github.orderflowmagento.magento;

import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

/**
 * The services that the OrderFlow extension adds to a Magento 1 shop. They only <em>queue</em>: when a method returns, the shop has stored
 * the message, but not processed it. The shop's cron does so later, and reports unknown SKUs and orders, impossible quantities and repeated
 * messages in the shop's administration only. A caller that needs the outcome uses {@link Magento#stock()} and {@link Magento#shipments()}.
 *
 * <p>Thread-safe. Every method may throw the {@link MagentoException}s that {@link Magento} lists, in particular {@link
 * MagentoException.Unsupported} if the shop does not have the extension, and {@link MagentoException.NotPermitted} if the API user's role
 * lacks the right "OrderFlow Import".
 */
public interface OrderFlowExtension {
    /**
     * Queues new quantities. One request. A message without an answer may be queued again unchanged: the shop's cron ignores a line whose
     * {@linkplain InventoryMessage.Line#sequenceId() sequence id} it has seen before.
     *
     * @throws MagentoException.ServerFault if the shop answers that it could not store the message
     */
    void queueInventory(InventoryMessage message);

    /**
     * Queues a shipment of an order. One request. A message without an answer may be queued again unchanged: the shop's cron ignores a
     * {@linkplain ShipmentMessage#messageId() message id} it has seen before.
     *
     * <p>Where a quantity is larger than what is left to ship, the cron ships <em>fewer</em> units than requested, without an error. If a
     * SKU is in two rows of the order, it only ever ships the first.
     *
     * @throws MagentoException.ServerFault if the shop answers that it could not store the message
     */
    void queueShipment(ShipmentMessage message);
}
