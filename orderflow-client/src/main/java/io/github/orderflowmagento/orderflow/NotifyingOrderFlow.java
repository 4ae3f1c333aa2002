package io.github.orderflowmagento.orderflow;

import java.util.Objects;

/**
 * A warehouse that fetches orders and products from the shop itself when it is notified of them. Imports send a notification for each order
 * ({@link Orders#created(String, String)}) and product ({@link Products#modified}) instead of a document, as the OrderFlow extension for
 * Magento 2 does. All other calls are passed on unchanged.
 *
 * <p>The property {@code thirdPartyReference} of an item is the shop's key: for an order of Magento 2, its entity id. A product without it
 * is identified by its external reference, the SKU. Other properties are not sent. The report has {@code SUCCESS} if OrderFlow accepted the
 * notification, which does not mean that it has fetched the item; {@code DUPLICATE} if OrderFlow did nothing because it has the item
 * already; {@code UNREPORTED} if its answer does not state whether it did something; and {@code FAILURE} if OrderFlow rejected the
 * notification, if there was no usable answer to it while there was to others, for an order without {@code thirdPartyReference}, and for an
 * order with which it did nothing although it does not have it. An import that throws may have sent some notifications; it is safe to
 * repeat.
 *
 * <p>OrderFlow then reads the items over the shop's own SOAP services; this library is not involved in that.
 *
 * <p>Safe for use by several threads.
 */
public final class NotifyingOrderFlow implements OrderFlow {

    private final OrderFlow warehouse;

    private NotifyingOrderFlow(OrderFlow warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Returns a view of a warehouse that is notified.
     *
     * @param warehouse the warehouse to notify; closed with the view
     */
    public static OrderFlow of(OrderFlow warehouse) {
        return new NotifyingOrderFlow(Objects.requireNonNull(warehouse));
    }

    @Override
    public String channel() {
        return warehouse.channel();
    }

    @Override
    public OrderFlow inChannel(String channel) {
        return of(warehouse.inChannel(channel));
    }

    @Override
    public Products products() {
        return new NotifyingProducts(warehouse.products());
    }

    @Override
    public Orders orders() {
        return new NotifyingOrders(warehouse.orders());
    }

    @Override
    public Returns returns() {
        return warehouse.returns();
    }

    @Override
    public Inventory inventory() {
        return warehouse.inventory();
    }

    @Override
    public void close() {
        warehouse.close();
    }

    @Override
    public String toString() {
        return "NotifyingOrderFlow[" + warehouse.channel() + "]";
    }
}
