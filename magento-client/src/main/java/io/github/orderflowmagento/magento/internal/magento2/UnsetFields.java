package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a Magento 2 says by leaving it out: of a whole entity, that it was never set. These are the nullable fields of its REST API that a
 * Magento 1 sends as null; of other fields nothing is known where they are missing.
 */
final class UnsetFields {
    static final Set<String> OF_ORDER_HEAD = Set.of(
            "state",
            "status",
            "store_id",
            "hold_before_state",
            "hold_before_status",
            "customer_id",
            "customer_is_guest",
            "customer_note",
            "coupon_code",
            "ext_order_id",
            "relation_child_real_id",
            "relation_parent_real_id",
            "total_canceled",
            "total_refunded",
            "total_paid");

    static final Set<String> OF_WHOLE_ORDER = Set.of(
            "payment",
            "billing_address",
            "applied_rule_ids",
            "base_total_canceled",
            "base_total_online_refunded",
            "base_total_paid",
            "base_total_qty_ordered",
            "base_total_refunded",
            "can_ship_partially",
            "can_ship_partially_item",
            "customer_dob",
            "customer_email",
            "customer_firstname",
            "customer_gender",
            "customer_lastname",
            "customer_middlename",
            "customer_prefix",
            "customer_suffix",
            "customer_taxvat",
            "discount_description",
            "edit_increment",
            "ext_customer_id",
            "forced_shipment_with_invoice",
            "original_increment_id",
            "payment_auth_expiration",
            "payment_authorization_amount",
            "quote_address_id",
            "relation_child_id",
            "relation_parent_id",
            "remote_ip",
            "shipping_description",
            "total_online_refunded",
            "x_forwarded_for");

    static final Set<String> OF_ADDRESS = Set.of(
            "company",
            "customer_address_id",
            "customer_id",
            "email",
            "fax",
            "middlename",
            "postcode",
            "prefix",
            "region",
            "region_id",
            "suffix",
            "telephone",
            "vat_id",
            "vat_is_valid",
            "vat_request_date",
            "vat_request_id",
            "vat_request_success");

    static final Set<String> OF_PAYMENT = Set.of(
            "additional_data",
            "address_status",
            "amount_authorized",
            "amount_canceled",
            "amount_paid",
            "amount_refunded",
            "base_amount_authorized",
            "base_amount_canceled",
            "base_amount_paid",
            "base_amount_refunded",
            "cc_approval",
            "cc_avs_status",
            "cc_exp_month",
            "cc_exp_year",
            "cc_last4",
            "cc_owner",
            "cc_trans_id",
            "cc_type",
            "last_trans_id",
            "po_number",
            "protection_eligibility",
            "quote_payment_id");

    static final Set<String> OF_ROW = Set.of(
            "parent_item_id",
            "is_virtual",
            "locked_do_ship",
            "qty_backordered",
            "additional_data",
            "applied_rule_ids",
            "base_cost",
            "base_tax_before_discount",
            "description",
            "ext_order_item_id",
            "locked_do_invoice",
            "tax_before_discount",
            "weight");

    /** Attributes that every Magento has. */
    static final Set<String> OF_PRODUCT = Set.of(
            "weight",
            "price",
            "cost",
            "special_price",
            "special_from_date",
            "special_to_date",
            "description",
            "short_description",
            "country_of_manufacture",
            "tax_class_id",
            "custom_design",
            "custom_design_from",
            "custom_design_to",
            "custom_layout_update",
            "gift_message_available",
            "meta_description",
            "meta_keyword",
            "meta_title",
            "minimal_price",
            "msrp",
            "news_from_date",
            "news_to_date",
            "page_layout",
            "url_path");

    static final Set<String> OF_MAILED = Set.of("email_sent");

    private UnsetFields() {}

    /** Adds as null what is missing. */
    static void add(Map<String, @Nullable Object> fields, Set<String> names) {
        names.forEach(name -> fields.putIfAbsent(name, null));
    }
}
