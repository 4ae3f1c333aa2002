package io.github.orderflowmagento.magento.detect;

/**
 * What not every Magento 1 has, and other generations of Magento have not at all: the table of versions. Enterprise has what its Community sibling has, five minor versions lower (1.11
 * has what Community 1.6 has), and OpenMage what Community 1.9.4 has. What is in every version, or makes no difference to who calls a
 * web service, is not listed. Read from Magento's and OpenMage's own sources; of Community 1.6.0 to 1.9.4 and OpenMage 19.4 and 20.0 also recorded.
 */
public enum Feature {
    /** {@code core_store.list} and {@code core_store.info}. */
    STORE_VIEWS(VersionRange.from("1.6.1.0")),

    /** {@code catalog_product.listOfAdditionalAttributes}, which the WS-I form lacks in every version. */
    ADDITIONAL_ATTRIBUTES(VersionRange.from("1.6.1.0")),

    /** {@code core_magento.info}: the shop tells its version. */
    VERSION_TOLD(VersionRange.from("1.7.0.0")),

    /** {@code sales_order_shipment.sendInfo}: the e-mail of a shipment after its tracking numbers are there. */
    SHIPMENT_EMAIL(VersionRange.from("1.7.0.0")),

    /** REST with OAuth 1.0a. */
    REST(VersionRange.from("1.7.0.0")),

    /** {@code api.php}, the entry that passes the front controller over. */
    LIGHT_ENTRY(VersionRange.from("1.7.0.0")),

    /** Two logins in one second get two sessions; before, they share one. */
    CONCURRENT_LOGINS(VersionRange.from("1.7.0.0")),

    /** An order that cannot be cancelled is refused; before, the shop answers "done" and does nothing. */
    CANCEL_REFUSED(VersionRange.from("1.7.0.0")),

    /** A stock update takes {@code backorders}. */
    STOCK_BACKORDERS(VersionRange.from("1.7.0.0")),

    /** The WS-I form understands a list of one; before, a shipment of one row ships the whole order. */
    WSI_LISTS_OF_ONE(VersionRange.from("1.7.0.0")),

    /** Answers of the WS-I form come whole; before, the shop cuts off the end of each. */
    WSI_WHOLE_ANSWERS(VersionRange.from("1.7.0.0")),

    /** The details of a product are found by its SKU; before, by its number only. */
    PRODUCT_DETAILS_BY_SKU(VersionRange.from("1.7.0.2")),

    /** Rows of the product list name the websites, over XML-RPC and SOAP v1 too. */
    PRODUCT_WEBSITES_LISTED(VersionRange.from("1.7.0.2")),

    /** A filter of SOAP v2 takes several values, as one text with commas. */
    SOAP_V2_CHOICES(VersionRange.from("1.7.0.2")),

    /**
     * {@code cataloginventory_stock_item.multiUpdate}, over SOAP v2 and its WS-I form only. Not atomic: it stops at the first
     * failure.
     */
    STOCK_MULTI_UPDATE(VersionRange.from("1.8.0.0")),

    /** SOAP v2 and its WS-I form write all fields of the stock, and nothing but the stock. */
    SOAP_V2_STOCK_ALONE(VersionRange.from("1.8.0.0")),

    /** A filter of SOAP v2 takes a range, {@code from} and {@code to}; those of 1.6 do so for orders alone. */
    SOAP_V2_RANGES(VersionRange.from("1.8.0.0")),

    /** The WS-I form does what filters say; before, they fail or are passed over. */
    WSI_FILTERS(VersionRange.from("1.7.0.2")),

    /** The WS-I form can end a session. */
    WSI_END_OF_SESSION(VersionRange.from("1.8.0.0")),

    /** A stock update over XML-RPC and SOAP v1 takes {@code min_sale_qty}. */
    STOCK_MIN_SALE_QTY(VersionRange.from("1.9.2.0")),

    /** REST can list orders that have several rows of tax. */
    REST_ORDERS_WITH_SEVERAL_TAXES(VersionRange.from("1.9.2.0")),

    /**
     * Calls answer what they should. Those of 1.9.3.0 fail after they have done what was asked, and order rows come as the word
     * "Array"; REST is not affected.
     */
    SOUND_ANSWERS(VersionRange.allBut("1.9.3.0", "1.9.3.1")),

    /** SOAP v2 tells the number of a new shipment or invoice also if it has letters in it; else it answers 0. */
    SOAP_V2_NEW_NUMBERS(VersionRange.allBut("1.6.1.0", "1.7.0.0")),

    /** Orders over REST tell when they were changed, and can be filtered by it. When they were placed is told by every version. */
    REST_ORDER_CHANGES(VersionRange.fromOpenMage("19.4.1", "20.0.0")),

    /** Products over REST can be filtered by when they were changed: recorded of OpenMage 19.4.16, refused by every Community. */
    REST_PRODUCT_CHANGES(VersionRange.fromOpenMage("19.4.1", "20.0.0")),

    /** {@code core_magento.info} tells OpenMage's version, but not over SOAP v2. */
    OPENMAGE_VERSION_TOLD(VersionRange.fromOpenMage("19.4.15", "20.0.13")),

    /** SOAP v2 tells the middle name of an order's address. */
    SOAP_V2_ADDRESS_MIDDLE_NAME(VersionRange.fromOpenMage("19.4.16", "20.0.14")),

    /** The target namespace of the SOAP services is {@code urn:OpenMage}. The WS-I form answers to no other. */
    OPENMAGE_NAMESPACE(VersionRange.fromOpenMage("19.4.17", "20.0.15")),

    /** A store view given to the product list no longer keeps out the products that are not sold there. */
    PRODUCT_LIST_OF_ALL_WEBSITES(VersionRange.fromOpenMage("19.4.17", "20.0.15")),

    /** A track takes a weight. */
    TRACK_WEIGHT(VersionRange.fromOpenMage("19.4.18", "20.0.16")),

    /** A comment can be added to an order over REST, dependably: some versions before had it and lost it. */
    REST_ORDER_COMMENTS(VersionRange.fromOpenMage("20.1.0")),

    /** A stock update over SOAP v2 shows in the shop at once, where it hides what is out of stock. */
    SOAP_V2_STOCK_SHOWN(VersionRange.fromOpenMage("20.1.0")),

    /** JSON-RPC, which this library does not speak: it loses fault codes. */
    JSON_RPC(VersionRange.fromOpenMage("20.1.1")),

    /** SOAP v2 tells the VAT number of an order's address. */
    SOAP_V2_ADDRESS_VAT(VersionRange.fromOpenMage("20.6.0"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of records of numbers
    private final VersionRange versions;

    Feature(VersionRange versions) {
        this.versions = versions;
    }

    /** Whether a version has it. */
    public Presence in(ShopVersion version) {
        return versions.in(version);
    }

    /** Which versions have it, in words: {@code from Community 1.8.0.0 on}. */
    public String versions() {
        return versions.toString();
    }
}
