package io.github.orderflowmagento.magento.detect;

/** An operation that the shop's credentials are needed for; each requires its own rights. Immutable. */
public enum Purpose {
    /** Reads products of the shop. */
    PRODUCT_EXPORT("product export"),

    /** Reads orders of the shop, and marks them as exported. */
    ORDER_EXPORT("order export"),

    /** Writes stock of the shop. */
    INVENTORY_UPDATE("inventory update"),

    /** Ships orders of the shop. */
    SHIPMENT_NOTIFICATION("shipment notification");

    private final String text;

    Purpose(String text) {
        this.text = text;
    }

    /** Returns the name for people, for example {@code order export}. */
    @Override
    public String toString() {
        return text;
    }
}
