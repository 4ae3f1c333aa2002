package io.github.orderflowmagento.magento;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.OrderItem;

import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;

/** A row as it stands in an order of a Magento 2, of which nothing has been shipped. */
final class OrderRow {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private OrderRow() {}

    static OrderRow of(long id, String type) {
        return new OrderRow()
                .with("item_id", id)
                .with("order_id", 27)
                .with("sku", "S" + id)
                .with("product_type", type)
                .with("qty_shipped", 0)
                .with("qty_refunded", 0)
                .with("qty_canceled", 0);
    }

    OrderRow with(String field, Object value) {
        fields.put(field, value.toString());
        return this;
    }

    OrderRow partOf(long parent) {
        return with("parent_item_id", parent);
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> "\"%s\":%s".formatted(field.getKey(), literal(field.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String literal(String value) {
        return value.matches("-?[\\d.]+") ? value : "\"" + value + "\"";
    }

    /** Returns a recorded order with these rows and subtotals only. */
    static List<OrderItem> read(Magento2Shop recorded, Map<String, ?> subtotals, List<OrderRow> rows) {
        String order = recording("orders/full-coupon-percent")
                .responseText()
                .replaceFirst(
                        "(?s)\"items\":\\[.*\\],\"billing_address\"", "\"items\":" + rows + ",\"billing_address\"")
                .replaceAll("\"(base_)?subtotal(_incl_tax)?\":[0-9.]+,", "")
                .replaceFirst(
                        "\\{",
                        "{"
                                + subtotals.entrySet().stream()
                                        .map(subtotal -> "\"%s\":%s,".formatted(subtotal.getKey(), subtotal.getValue()))
                                        .collect(Collectors.joining()));
        recorded.answers("orders", listOf(order));
        List<OrderItem> items = recorded.shop()
                .orders()
                .details(List.of("000000022"))
                .get(0)
                .orThrow()
                .items();
        assertThat(items).hasSameSizeAs(rows);
        return items;
    }
}
