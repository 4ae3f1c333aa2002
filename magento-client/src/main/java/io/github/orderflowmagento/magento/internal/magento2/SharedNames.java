package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Map;

/** The shared names of {@code magento.model}, each with Magento 2's name. */
final class SharedNames {
    static final Map<String, String> ORDER = Map.of(
            "order_id",
            "entity_id",
            "status_history",
            "status_histories",
            "forced_do_shipment_with_invoice",
            "forced_shipment_with_invoice",
            "payment_authorization_expiration",
            "payment_auth_expiration",
            "base_shipping_hidden_tax_amount",
            "base_shipping_discount_tax_compensation_amnt");

    /** A row of an order. */
    static final Map<String, String> ROW = Map.of("base_weee_tax_applied_row_amount", "base_weee_tax_applied_row_amnt");

    static final Map<String, String> ADDRESS = Map.of("address_id", "entity_id");
    static final Map<String, String> PAYMENT = Map.of("payment_id", "entity_id");
    static final Map<String, String> COMMENT = Map.of("comment_id", "entity_id");
    static final Map<String, String> PRODUCT =
            Map.of("product_id", "id", "type", "type_id", "set", "attribute_set_id", "tier_price", "tier_prices");
    static final Map<String, String> TIER_PRICE =
            Map.of("price_qty", "qty", "price", "value", "cust_group", "customer_group_id");
    static final Map<String, String> SHIPMENT = Map.of("shipment_id", "entity_id");
    static final Map<String, String> INVOICE = Map.of("invoice_id", "entity_id");

    /** A row of a shipment or an invoice. */
    static final Map<String, String> DOCUMENT_ROW = Map.of("item_id", "entity_id");

    static final Map<String, String> TRACK = Map.of("track_id", "entity_id", "number", "track_number");

    /** The part of Magento 2's names for the tax within a discount, and of the shared names. */
    private static final String TAX_COMPENSATION = "discount_tax_compensation";

    private static final String HIDDEN_TAX = "hidden_tax";

    private SharedNames() {}

    /** Whether it is an amount with another shared name. */
    static boolean isTaxCompensation(String sent) {
        return sent.contains(TAX_COMPENSATION);
    }

    /** Returns the shared name of an amount. */
    static String ofAmount(String sent) {
        return sent.replace(TAX_COMPENSATION, HIDDEN_TAX);
    }

    /** Returns Magento 2's name of an amount. */
    static String sentAmount(String name) {
        return name.replace(HIDDEN_TAX, TAX_COMPENSATION);
    }
}
