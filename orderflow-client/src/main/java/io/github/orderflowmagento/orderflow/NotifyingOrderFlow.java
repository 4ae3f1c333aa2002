package io.github.orderflowmagento.orderflow;

import java.util.Objects;

/**
 * A warehouse that fetches orders and products from the shop by itself, once it is notified of them: instead of a document it is sent a
 * notification for each order ({@link Orders#created(String, String)}) and product ({@link Products#modified}), as the OrderFlow extension
 * for Magento 2 does. Everything else goes to the warehouse as it is.
 *
 * <p>An item that is imported says by which key the shop finds it: its property {@code thirdPartyReference}, of a Magento 2 order the entity
 * id. A product without one is known by its external reference, the SKU. Its other properties are not sent. The report has
 * {@code DUPLICATE} where OrderFlow answers that nothing was done, since it knows the thing already; an order that it does not have, when
 * asked for it then, is a {@code FAILURE}. {@code SUCCESS} says that OrderFlow was told, and not that it has fetched the thing. An import that
 * fails may have notified of some of its items; it is safe to repeat.
 *
 * <p>What OrderFlow then reads from the shop, over the shop's own SOAP services, is between the two.
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
     * @param warehouse the warehouse; closed with the view
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
