package io.github.orderflowmagento.examples.mapper;

import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.PackagedMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;

/** Orders with a gift message go first. Named in {@code META-INF/services}; in effect only where it is applied. */
public final class GiftOrders implements PackagedMapping {
    @Override
    public String name() {
        return "gift-orders";
    }

    @Override
    public OrderMapping order(OrderMapping mapping) {
        return mapping.withShipment(mapping.shipment()
                .with(Rule.optional(
                        "priority",
                        "1 for orders with a gift message",
                        from -> from.order().giftMessage().map(message -> "1"))));
    }
}
