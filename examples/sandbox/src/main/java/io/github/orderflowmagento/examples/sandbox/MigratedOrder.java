package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

/** Converts an order or a shipment of the Magento 1 shop to Magento 2's format. */
final class MigratedOrder {

    private static final Set<String> GONE = Set.of(
            "base_shipping_hidden_tax_amount",
            "coupon_rule_name",
            "customer_address_id",
            "email_sent",
            "export_failures",
            "gift_message",
            "gift_message_available",
            "gift_message_id",
            "has_children",
            "is_exported",
            "is_nominal",
            "paypal_ipn_customer_notified",
            "product_options",
            "protect_code",
            "shipping_address_id",
            "shipping_method");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "order_id", "entity_id", "address_id", "entity_id", "payment_id", "entity_id", "shipment_id", "entity_id");

    private static final List<String> SHIPPING_TOTALS =
            List.of("shipping_amount", "shipping_discount_amount", "shipping_incl_tax", "shipping_tax_amount");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d{4}");

    private MigratedOrder() {}

    static Row of(Struct old) {
        Row order = columns(old);
        order.put("email_sent", 1)
                .put(
                        "items",
                        old.structs("items").stream().map(MigratedOrder::item).toList());
        Row shipping = new Row();
        if (old.get("shipping_address") instanceof Struct address) {
            shipping.put("address", address(address)).put("method", old.text("shipping_method"));
        }
        if (old.get("billing_address") instanceof Struct address) {
            order.put("billing_address", address(address));
        }
        if (old.get("payment") instanceof Struct payment) {
            order.put("payment", columns(payment).put("additional_information", List.of()));
        }
        order.put("status_histories", histories(old));
        Row totals = new Row();
        for (String total : SHIPPING_TOTALS) {
            totals.put("base_" + total, order.decimal("base_" + total)).put(total, order.decimal(total));
        }
        Row assignment =
                new Row().put("shipping", shipping.put("total", totals)).put("items", List.of());
        Row extension = new Row().put("shipping_assignments", new ArrayList<>(List.of(assignment)));
        if (!old.text("gift_message").isEmpty()) {
            extension.put("gift_message", giftMessage(old));
        }
        return order.put("extension_attributes", extension);
    }

    static Row shipment(Struct old) {
        Row shipment =
                columns(old).put("entity_id", old.integer("shipment_id")).put("order_id", old.integer("order_id"));
        List<Row> items = new ArrayList<>();
        for (Struct item : old.structs("items")) {
            items.add(columns(item).put("entity_id", item.integer("item_id")));
        }
        items.forEach(item -> item.remove("item_id"));
        List<Row> tracks = new ArrayList<>();
        for (Struct track : old.structs("tracks")) {
            tracks.add(columns(track)
                    .put("order_id", track.integer("order_id"))
                    .put("entity_id", track.integer("track_id"))
                    .put("weight", null)
                    .put("qty", null)
                    .put("description", null));
        }
        tracks.forEach(track -> {
            track.remove("track_id");
            track.remove("number");
        });
        return shipment.put("packages", List.of())
                .put("items", items)
                .put("tracks", tracks)
                .put("comments", List.of())
                .put("extension_attributes", new Row().put("source_code", "default"));
    }

    private static Row item(Struct old) {
        Row item = columns(old).put("order_id", old.integer("order_id"));
        item.remove("entity_id");
        return item;
    }

    private static Row address(Struct old) {
        return columns(old).put("street", List.of(old.text("street").split("\n", -1)));
    }

    private static Row giftMessage(Struct old) {
        return new Row()
                .put("gift_message_id", old.integer("gift_message_id"))
                .put("customer_id", old.integer("customer_id"))
                .put("sender", old.text("customer_firstname"))
                .put("recipient", "")
                .put("message", old.text("gift_message"));
    }

    /** Newest first, as there. */
    private static List<Row> histories(Struct old) {
        List<Row> histories = new ArrayList<>();
        List<Struct> all = old.structs("status_history");
        for (int i = 0; i < all.size(); i++) {
            Row history = columns(all.get(i));
            history.remove("store_id");
            histories.add(history.put("comment", all.get(i).get("comment"))
                    .put("entity_id", old.integer("order_id") * 10 + all.size() - i));
        }
        return histories;
    }

    /** Returns the columns with values, with the names and types of a Magento 2. */
    private static Row columns(Struct old) {
        Row row = new Row();
        for (String name : old.names()) {
            Object value = old.get(name);
            boolean isGone = GONE.contains(name) || name.contains("weee_tax");
            if (value != null
                    && !(value instanceof Struct)
                    && !(value instanceof List)
                    && !value.equals("")
                    && !isGone) {
                String newName = OTHER_NAMES.getOrDefault(name, name);
                row.put(newName.replace("hidden_tax", "discount_tax_compensation"), typed(value));
            }
        }
        return row;
    }

    private static Object typed(Object value) {
        boolean isDecimal = DECIMAL.matcher(value.toString()).matches();
        return isDecimal ? LooseNumber.plain(LooseNumber.of(value)) : value;
    }
}
