package io.github.orderflowmagento.mapping.file;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Entities and short forms for the tests of mapping files. */
abstract class MappingFiles {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static Product product(String field, Object value) {
        return Product.of(
                Fields.of(Map.of("product_id", "1", "sku", "MUG-001", "type", "simple", "name", "Mug", field, value)));
    }

    static Map<String, String> mapped(MappingFile file, Product product) {
        return file.applyTo(ProductMapping.standard()).map(product, NOON).properties();
    }

    static Map<String, String> mapped(MappingFile file, Order order) {
        return file.applyTo(OrderMapping.standard()).map(order, NOON).properties();
    }

    static Order order(String field, Object value) {
        return Order.of(
                Fields.of(Map.of("order_id", "1", "increment_id", "100000001", "items", List.of(), field, value)));
    }

    static DespatchNotification despatchBy(String courier) {
        return DespatchNotification.builder()
                .orderReference("100000001")
                .messageId(1)
                .courierName(courier)
                .trackingNumber("JD1")
                .build();
    }

    static InventoryLine line(String attribute, String value) {
        return InventoryLine.builder()
                .externalReference("MUG-001")
                .putAttributes(attribute, value)
                .build();
    }
}
