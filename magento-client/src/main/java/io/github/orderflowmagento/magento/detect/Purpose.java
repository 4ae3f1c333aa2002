package io.github.orderflowmagento.magento.detect;

/** What a shop's credentials are needed for; each takes rights of its own. Immutable. */
public enum Purpose {
    /** Products of the shop are read. */
    PRODUCT_EXPORT("product export"),

    /** Orders of the shop are read, and marked as exported. */
    ORDER_EXPORT("order export"),

    /** Stock of the shop is written. */
    INVENTORY_UPDATE("inventory update"),

    /** Orders of the shop are shipped. */
    SHIPMENT_NOTIFICATION("shipment notification");

    private final String text;

    Purpose(String text) {
        this.text = text;
    }

    /** The name for people, for example {@code order export}. */
    @Override
    public String toString() {
        return text;
    }
}
