package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.util.List;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;

/** Orders with rows of a test's own; header and addresses are those of the recorded order 100000009. */
public final class Rows {
    private Rows() {}

    public static Order orderOf(OrderItem... rows) {
        return Order.builder()
                .from(Recorded.order("order-info-before-partial-shipment"))
                .items(List.of(rows))
                .build();
    }

    public static OrderItem.Builder row(long itemId, String type, String sku, String qtyOrdered) {
        return OrderItem.builder()
                .itemId(itemId)
                .productType(type)
                .sku(sku)
                .name("Name of " + sku)
                .isVirtual(type.equals("virtual") || type.equals("downloadable"))
                .qtyOrdered(new BigDecimal(qtyOrdered));
    }

    public static OrderItem.Builder child(long parentItemId, long itemId, String sku, String qtyOrdered) {
        return row(itemId, "simple", sku, qtyOrdered).parentItemId(parentItemId);
    }
}
