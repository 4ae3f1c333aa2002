package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;

/** Converts an order of a Magento 2: see {@link Magento2Shape}. */
final class OrderShape {
    private OrderShape() {}

    /**
     * Returns an order.
     *
     * @param shipmentTypes of its bundles, by the number of the product: 1 if their parts ship separately
     */
    static Fields of(Map<?, ?> sent, Map<Long, String> shipmentTypes) {
        Map<String, @Nullable Object> order = ShapedFields.amounts(sent, OwnNames.OF_ORDER);
        SharedNames.ORDER.forEach((name, sentName) -> ShapedFields.also(order, name, sentName));
        ShapedFields.each(order, "status_history", ShapedFields::comment);
        rows(order, shipmentTypes);
        ShapedFields.entity(order, "billing_address", OrderShape::address);
        ShapedFields.entity(order, "payment", OrderShape::payment);
        giftMessage(order);
        shipping(order);
        UnsetFields.add(order, UnsetFields.OF_ORDER_HEAD);
        if (order.containsKey("items")) {
            UnsetFields.add(order, UnsetFields.OF_WHOLE_ORDER);
        }
        return ShapedFields.fields(order);
    }

    private static void rows(Map<String, @Nullable Object> order, Map<Long, String> shipmentTypes) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (order.get("items") instanceof List<?> sent) {
            sent.forEach(element -> {
                if (element instanceof Map<?, ?> row) {
                    rows.add(ShapedFields.copy(row));
                }
            });
        }
        RowTotals.beforeDiscount(order, rows);
        Map<Object, Map<String, @Nullable Object>> variants = variants(rows);
        rows.forEach(row -> shapeRow(row, shipmentTypes, variants));
        Iterator<Map<String, @Nullable Object>> shaped = rows.iterator();
        ShapedFields.each(order, "items", row -> shaped.next());
    }

    private static void shapeRow(
            Map<String, @Nullable Object> row,
            Map<Long, String> shipmentTypes,
            Map<Object, Map<String, @Nullable Object>> variants) {
        ShapedFields.shapeAmounts(row, OwnNames.OF_ROW);
        giftMessage(row);
        UnsetFields.add(row, UnsetFields.OF_ROW);
        SharedNames.ROW.forEach((name, sentName) -> ShapedFields.also(row, name, sentName));
        Map<String, @Nullable Object> options = row.get("product_option") instanceof Map<?, ?> option
                ? ShapedFields.named(ShapedFields.extension(ShapedFields.named(option, Map.of())), Map.of())
                : new LinkedHashMap<>();
        if (row.get("product_options") instanceof Map<?, ?> named) { // by ChosenOptions
            named.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        String shipmentType = EntityReader.number(row.get("product_id"))
                .map(shipmentTypes::get)
                .orElse(null);
        if (shipmentType != null) {
            options.put("shipment_type", shipmentType);
        }
        Map<String, @Nullable Object> variant = variants.get(row.get("item_id"));
        if (variant != null && "configurable".equals(row.get("product_type"))) {
            options.putIfAbsent("simple_sku", variant.get("sku"));
            options.putIfAbsent("simple_name", variant.get("name"));
        }
        if (shipmentType != null || !"bundle".equals(row.get("product_type"))) {
            row.put("product_options", Collections.unmodifiableMap(options));
        } else {
            row.remove("product_options");
        }
    }

    /** Returns the first child row by the number of its parent: for a configurable, the variant that was bought. */
    private static Map<Object, Map<String, @Nullable Object>> variants(List<Map<String, @Nullable Object>> rows) {
        Map<Object, Map<String, @Nullable Object>> variants = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            if (row.get("parent_item_id") instanceof Long parent) {
                variants.putIfAbsent(parent, row);
            }
        }
        return variants;
    }

    private static Map<String, @Nullable Object> address(Map<?, ?> sent) {
        Map<String, @Nullable Object> address = ShapedFields.named(sent, SharedNames.ADDRESS, OwnNames.OF_ADDRESS);
        UnsetFields.add(address, UnsetFields.OF_ADDRESS);
        return address;
    }

    private static Map<String, @Nullable Object> payment(Map<?, ?> sent) {
        Map<String, @Nullable Object> payment = ShapedFields.named(sent, SharedNames.PAYMENT, OwnNames.OF_PAYMENT);
        UnsetFields.add(payment, UnsetFields.OF_PAYMENT);
        return payment;
    }

    /**
     * Adds the shipping address and method. In some versions a list has one order's address in every order: an address that belongs to
     * another order is dropped, and unknown.
     */
    private static void shipping(Map<String, @Nullable Object> order) {
        Map<?, ?> shipping = shippingOf(order);
        Optional<Map<?, ?>> address =
                shipping.get("address") instanceof Map<?, ?> sent ? Optional.of(sent) : Optional.empty();
        boolean isOfAnotherOrder = address.filter(one -> !isOf(order, one)).isPresent();
        if (shipping.containsKey("method") && !isOfAnotherOrder) {
            order.put("shipping_method", shipping.get("method"));
        }
        if (!order.containsKey("items")) {
            return; // its head alone, without any address
        }
        if (address.isPresent()) {
            if (!isOfAnotherOrder) {
                order.put("shipping_address", Collections.unmodifiableMap(address(address.get())));
                order.put("shipping_address_id", address.get().get("entity_id"));
            }
        } else if (!shipping.isEmpty() || isVirtual(order)) {
            order.put("shipping_address", null);
            order.put("shipping_address_id", null);
            order.putIfAbsent("shipping_method", null);
        }
    }

    private static boolean isOf(Map<String, @Nullable Object> order, Map<?, ?> address) {
        return String.valueOf(address.get("parent_id")).equals(String.valueOf(order.get("entity_id")));
    }

    private static boolean isVirtual(Map<String, @Nullable Object> order) {
        return "1".equals(String.valueOf(order.get("is_virtual")));
    }

    private static Map<?, ?> shippingOf(Map<String, @Nullable Object> order) {
        return ShapedFields.extension(order).get("shipping_assignments") instanceof List<?> assignments
                        && assignments.size() == 1
                        && assignments.get(0) instanceof Map<?, ?> assignment
                        && assignment.get("shipping") instanceof Map<?, ?> shipping
                ? shipping
                : Map.of();
    }

    /**
     * Whether an order of a list contains the address of another one or, for an order of goods, none, as a virtual order has it. It must be
     * read separately.
     */
    static boolean hasForeignAddress(Map<String, @Nullable Object> sent) {
        if (!(ShapedFields.extension(sent).get("shipping_assignments") instanceof List<?> assignments)
                || assignments.isEmpty()) {
            return false;
        }
        Map<String, @Nullable Object> order = ShapedFields.amounts(sent, OwnNames.OF_ORDER);
        shipping(order);
        return order.get("shipping_address") == null && !(order.containsKey("shipping_address") && isVirtual(sent));
    }

    private static void giftMessage(Map<String, @Nullable Object> fields) {
        if (ShapedFields.extension(fields).get("gift_message") instanceof Map<?, ?> message) {
            fields.put("gift_message", message.get("message"));
            fields.put("gift_message_id", message.get("gift_message_id"));
        }
    }
}
