package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;

/**
 * What of the entities of a list is asked for: the shop sends nothing else.
 *
 * @param query what says so to the shop; nothing for everything
 * @param names under which names fields were asked for, the shared ones among them; empty for everything
 */
record Projection(Map<String, String> query, List<String> names) {
    private static final String EXTENSION = "extension_attributes";

    /** Everything. */
    static final Projection WHOLE = new Projection(Map.of(), List.of());

    /** The heads of orders: all that {@code OrderHead} has, without addresses, rows and history. */
    static final Projection ORDER_HEADS = items(
            List.of("order_id", "shipping_method", "hidden_tax_amount", "base_hidden_tax_amount"),
            "entity_id",
            "increment_id",
            "state",
            "status",
            "hold_before_state",
            "hold_before_status",
            "store_id",
            "store_name",
            "created_at",
            "updated_at",
            "relation_parent_real_id",
            "relation_child_real_id",
            "ext_order_id",
            "customer_id",
            "customer_is_guest",
            "customer_group_id",
            "customer_email",
            "customer_firstname",
            "customer_lastname",
            "customer_taxvat",
            "customer_note",
            "is_virtual",
            "shipping_description",
            "coupon_code",
            "discount_description",
            "total_qty_ordered",
            "weight",
            "total_paid",
            "total_due",
            "total_refunded",
            "total_canceled",
            "order_currency_code",
            "base_currency_code",
            "base_to_order_rate",
            "subtotal",
            "subtotal_incl_tax",
            "shipping_amount",
            "shipping_incl_tax",
            "shipping_tax_amount",
            "discount_amount",
            "tax_amount",
            "grand_total",
            "discount_tax_compensation_amount",
            "base_subtotal",
            "base_subtotal_incl_tax",
            "base_shipping_amount",
            "base_shipping_incl_tax",
            "base_shipping_tax_amount",
            "base_discount_amount",
            "base_tax_amount",
            "base_grand_total",
            "base_discount_tax_compensation_amount",
            "extension_attributes[shipping_assignments[shipping[address[parent_id],method]]]");

    /** All that {@code ProductSummary} has. */
    static final Projection PRODUCT_SUMMARIES = items(
            List.of("product_id", "type", "set", "websites", "categories"),
            "id",
            "sku",
            "name",
            "type_id",
            "attribute_set_id",
            "updated_at",
            "extension_attributes[website_ids,category_links]");

    /** Whether the parts of bundles ship separately. */
    static final Projection SHIPMENT_TYPES = items(List.of(), "id", "sku", "custom_attributes");

    /** What the options of products are called that a customer can choose. */
    static final Projection PRODUCT_OPTIONS =
            items(List.of(), "id", "sku", "options[option_id,title,type,values[option_type_id,title]]");

    /** What attributes are called, without their options. */
    static final Projection ATTRIBUTE_LABELS =
            items(List.of(), "attribute_id", "attribute_code", "default_frontend_label");

    private static Projection items(List<String> sharedNames, String... fields) {
        List<String> names = new ArrayList<>(sharedNames);
        for (String field : fields) {
            if (!field.startsWith(EXTENSION)) { // of which only parts are asked for
                names.add(field);
            }
        }
        return new Projection(
                Map.of("fields", "items[" + String.join(",", fields) + "],total_count"), List.copyOf(names));
    }

    /**
     * Fields that say of each whether it was asked for.
     *
     * @param shaped what the shop sent for this
     */
    Fields of(Fields shaped) {
        if (names.isEmpty()) {
            return shaped;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(shaped.asMap());
        fields.remove(EXTENSION);
        return Fields.of(fields)
                .askedFor(
                        names,
                        "read the entity whole, by details(...), or ask for whole rows, by Magento2Builder.wholeRows()");
    }
}
