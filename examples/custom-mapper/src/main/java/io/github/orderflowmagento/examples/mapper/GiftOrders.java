package io.github.orderflowmagento.examples.mapper;

import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.merchant.PackagedMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;

/** Gives priority to orders with a gift message. Registered in {@code META-INF/services}; takes effect only when applied. */
public final class GiftOrders implements PackagedMapping {
    @Override
    public String name() {
        return "gift-orders";
    }

    @Override
    public Mappings change(Mappings mappings) {
        return mappings.with(mappings.order()
                .with(
                        OrderPart.SHIPMENT,
                        Rule.optional(
                                "priority",
                                "1 for orders with a gift message",
                                from -> from.order().giftMessage().map(message -> "1"))));
    }
}
