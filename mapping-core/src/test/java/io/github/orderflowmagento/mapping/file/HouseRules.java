package io.github.orderflowmagento.mapping.file;

import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/** An agency's package, found on the class path. */
public final class HouseRules implements PackagedMapping {
    @Override
    public String name() {
        return "house-rules";
    }

    @Override
    public ProductMapping product(ProductMapping mapping) {
        return mapping.with(Rule.constant("displayUnits", "pieces"));
    }

    @Override
    public OrderMapping order(OrderMapping mapping) {
        return mapping.withHeader(mapping.header().with(Rule.constant("source", "webshop")));
    }
}
