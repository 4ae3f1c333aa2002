package io.github.orderflowmagento.examples.benchmarks;

import java.time.Instant;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * The way of one recorded entity.
 *
 * @param recording the shop's answer
 * @param reading from the answer's fields to the entity
 * @param mapping from the entity to what the warehouse is sent
 */
record Export<T>(Recording recording, Function<Fields, T> reading, Function<T, ImportItem> mapping) {
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    /** The export of an order of a registered customer, with a coupon. */
    static Export<Order> ofOrder() {
        OrderMapping mapping = OrderMapping.standard();
        return new Export<>(
                Recording.of("sales_order.info", "orders/order-info-processing-coupon-percent"),
                Order::of,
                order -> mapping.map(order, AT));
    }

    /** The export of a simple product. */
    static Export<Product> ofProduct() {
        ProductMapping mapping = ProductMapping.standard();
        return new Export<>(
                Recording.of("catalog_product.info", "products/product-info-simple"),
                Product::of,
                product -> mapping.map(product, AT));
    }

    /** The entity, parsed anew. */
    T parse() {
        return reading.apply(recording.parse());
    }

    ImportItem parseAndMap() {
        return mapping.apply(parse());
    }
}
