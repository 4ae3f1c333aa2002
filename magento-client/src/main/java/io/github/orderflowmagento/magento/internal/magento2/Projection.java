package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Map;

/** What of the entities of a list is read: the shop sends nothing else. */
final class Projection {
    /** Everything. */
    static final Map<String, String> WHOLE = Map.of();

    /** The heads of orders: all that {@code OrderHead} has, without addresses, rows and history. */
    static final Map<String, String> ORDER_HEADS = items(
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
            "extension_attributes[shipping_assignments[shipping[method]]]");

    /** All that {@code ProductSummary} has. */
    static final Map<String, String> PRODUCT_SUMMARIES = items(
            "id",
            "sku",
            "name",
            "type_id",
            "attribute_set_id",
            "updated_at",
            "extension_attributes[website_ids,category_links]");

    /** Whether the parts of bundles ship separately. */
    static final Map<String, String> SHIPMENT_TYPES = items("id", "sku", "custom_attributes");

    private Projection() {}

    private static Map<String, String> items(String... fields) {
        return Map.of("fields", "items[" + String.join(",", fields) + "],total_count");
    }
}
