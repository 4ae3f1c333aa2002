package io.github.orderflowmagento.magento.detect;

/**
 * The features that only some versions of Magento 1 have, each with its versions. They do not apply to other generations. Enterprise has
 * the features of the Community version five minor versions lower (1.11 those of Community 1.6), and OpenMage those of Community 1.9.4.
 * Features that every version has, or that make no difference to a caller of the web services, are not listed.
 *
 * <p>The versions were read from the sources of Magento and OpenMage; those of Community 1.6.0 to 1.9.4 and OpenMage 19.4 and 20.0 were
 * also confirmed by recordings of real shops. Immutable.
 */
public enum Feature {
    /** The shop lists its store views: {@code core_store.list} and {@code core_store.info}. */
    STORE_VIEWS(VersionRange.from("1.6.1.0")),

    /** {@code catalog_product.listOfAdditionalAttributes}, which no version has in the WS-I form. */
    ADDITIONAL_ATTRIBUTES(VersionRange.from("1.6.1.0")),

    /** {@code core_magento.info}: the shop reports its version. */
    VERSION_REPORTED(VersionRange.from("1.7.0.0")),

    /** {@code sales_order_shipment.sendInfo}: sends the e-mail of an existing shipment, which then contains the tracking numbers. */
    SHIPMENT_EMAIL(VersionRange.from("1.7.0.0")),

    /** REST with OAuth 1.0a. */
    REST(VersionRange.from("1.7.0.0")),

    /** {@code api.php}, an entry point that bypasses the front controller. */
    LIGHT_ENTRY(VersionRange.from("1.7.0.0")),

    /** Two logins in the same second get two sessions; in earlier versions they share one. */
    CONCURRENT_LOGINS(VersionRange.from("1.7.0.0")),

    /** The shop rejects cancelling an order that cannot be cancelled; earlier versions report success and do nothing. */
    CANCEL_REFUSED(VersionRange.from("1.7.0.0")),

    /** A stock update accepts {@code backorders}. */
    STOCK_BACKORDERS(VersionRange.from("1.7.0.0")),

    /** The WS-I form understands a list with one element; in earlier versions a shipment of one row ships the whole order. */
    WSI_LISTS_OF_ONE(VersionRange.from("1.7.0.0")),

    /** Answers of the WS-I form are complete; earlier versions cut off the end of each. */
    WSI_WHOLE_ANSWERS(VersionRange.from("1.7.0.0")),

    /** The details of a product are found by its SKU; in earlier versions by the product's number only. */
    PRODUCT_DETAILS_BY_SKU(VersionRange.from("1.7.0.2")),

    /** Rows of the product list name the websites, also over XML-RPC and SOAP v1. */
    PRODUCT_WEBSITES_LISTED(VersionRange.from("1.7.0.2")),

    /** A filter of SOAP v2 accepts several values, as one text with commas. */
    SOAP_V2_CHOICES(VersionRange.from("1.7.0.2")),

    /**
     * {@code cataloginventory_stock_item.multiUpdate}, over SOAP v2 and its WS-I form only. Not atomic: it stops at the first
     * failure.
     */
    STOCK_MULTI_UPDATE(VersionRange.from("1.8.0.0")),

    /** SOAP v2 and its WS-I form write all fields of the stock, and nothing but the stock. */
    SOAP_V2_STOCK_ALONE(VersionRange.from("1.8.0.0")),

    /** A filter of SOAP v2 accepts a range, {@code from} and {@code to}; in 1.6 only for orders. */
    SOAP_V2_RANGES(VersionRange.from("1.8.0.0")),

    /** Filters work in the WS-I form; in earlier versions they fail or are ignored. */
    WSI_FILTERS(VersionRange.from("1.7.0.2")),

    /** The WS-I form can end a session. */
    WSI_END_OF_SESSION(VersionRange.from("1.8.0.0")),

    /** A stock update over XML-RPC and SOAP v1 accepts {@code min_sale_qty}. */
    STOCK_MIN_SALE_QTY(VersionRange.from("1.9.2.0")),

    /** REST can list orders that have several rows of tax. */
    REST_ORDERS_WITH_SEVERAL_TAXES(VersionRange.from("1.9.2.0")),

    /**
     * Answers are reliable. In 1.9.3.0 calls fail after they have done what was requested, and order rows arrive as the word "Array"; REST
     * is not affected.
     */
    SOUND_ANSWERS(VersionRange.allBut("1.9.3.0", "1.9.3.1")),

    /** SOAP v2 returns the number of a new shipment or invoice also if it has letters in it; otherwise it returns 0. */
    SOAP_V2_NEW_NUMBERS(VersionRange.allBut("1.6.1.0", "1.7.0.0")),

    /**
     * Orders over REST have the time of their last change, and can be filtered by it. All versions have the time they were
     * placed.
     */
    REST_ORDER_CHANGES(VersionRange.fromOpenMage("19.4.1", "20.0.0")),

    /**
     * Products over REST can be filtered by the time of their last change: recorded from OpenMage 19.4.16, rejected by every Community
     * version.
     */
    REST_PRODUCT_CHANGES(VersionRange.fromOpenMage("19.4.1", "20.0.0")),

    /** {@code core_magento.info} reports OpenMage's version, but not over SOAP v2. */
    OPENMAGE_VERSION_REPORTED(VersionRange.fromOpenMage("19.4.15", "20.0.13")),

    /** SOAP v2 has the middle name of an order's address. */
    SOAP_V2_ADDRESS_MIDDLE_NAME(VersionRange.fromOpenMage("19.4.16", "20.0.14")),

    /** The target namespace of the SOAP services is {@code urn:OpenMage}. The WS-I form answers only to that. */
    OPENMAGE_NAMESPACE(VersionRange.fromOpenMage("19.4.17", "20.0.15")),

    /** The product list of a store view also has the products that are not sold there. */
    PRODUCT_LIST_OF_ALL_WEBSITES(VersionRange.fromOpenMage("19.4.17", "20.0.15")),

    /** A track accepts a weight. */
    TRACK_WEIGHT(VersionRange.fromOpenMage("19.4.18", "20.0.16")),

    /** A comment can be added to an order over REST. Some earlier versions had this and lost it again. */
    REST_ORDER_COMMENTS(VersionRange.fromOpenMage("20.1.0")),

    /** A stock update over SOAP v2 shows in the shop at once, also if the shop hides products that are out of stock. */
    SOAP_V2_STOCK_SHOWN(VersionRange.fromOpenMage("20.1.0")),

    /** JSON-RPC, which this library does not use, since it loses fault codes. */
    JSON_RPC(VersionRange.fromOpenMage("20.1.1")),

    /** SOAP v2 has the VAT number of an order's address. */
    SOAP_V2_ADDRESS_VAT(VersionRange.fromOpenMage("20.6.0"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of records of numbers
    private final VersionRange versions;

    Feature(VersionRange versions) {
        this.versions = versions;
    }

    /**
     * Whether a version has the feature: {@link Presence#UNKNOWN} if the version is not one of Magento 1, or may be an
     * OpenMage that does not report its own version.
     */
    public Presence in(ShopVersion version) {
        return versions.in(version);
    }

    /** Returns which versions have the feature, for people: {@code from Community 1.8.0.0 on}. */
    public String versions() {
        return versions.toString();
    }
}
