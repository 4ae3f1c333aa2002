package io.github.orderflowmagento.examples.benchmarks;

import java.time.Instant;

import io.github.orderflowmagento.magento.internal.magento2.Magento2Shape;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/** The exported entities, one recording of each kind. */
public enum Exported {
    /** An order of a registered customer with a coupon, as sent by a Magento 1 over XML-RPC. */
    MAGENTO_1_ORDER("orders of Magento 1"),

    /** A similar order, as sent by a Magento 2. */
    MAGENTO_2_ORDER("orders of Magento 2"),

    /** A simple product, as sent by a Magento 1 over XML-RPC. */
    MAGENTO_1_PRODUCT("products of Magento 1");

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private final String words;

    Exported(String words) {
        this.words = words;
    }

    /** Returns the export of this entity. */
    Export<?> export() {
        return switch (this) {
            case MAGENTO_1_ORDER ->
                ofOrder(Recording.ofMagento1("sales_order.info", "orders/order-info-processing-coupon-percent"));
            case MAGENTO_2_ORDER -> ofOrder(Recording.ofMagento2("orders/full-coupon-percent", Magento2Shape::order));
            case MAGENTO_1_PRODUCT ->
                ofProduct(Recording.ofMagento1("catalog_product.info", "products/product-info-simple"));
        };
    }

    private static Export<Order> ofOrder(Recording recording) {
        OrderMapping mapping = OrderMapping.standard();
        return new Export<>(recording, Order::of, order -> mapping.map(order, AT));
    }

    private static Export<Product> ofProduct(Recording recording) {
        ProductMapping mapping = ProductMapping.standard();
        return new Export<>(recording, Product::of, product -> mapping.map(product, AT));
    }

    /** Returns the name in words. */
    @Override
    public String toString() {
        return words;
    }
}
