package io.github.orderflowmagento.magento.model;

/**
 * What a product is, and so whether the warehouse handles it: see {@link #isStockItem}.
 */
public enum ProductType {
    /** One physical item. */
    SIMPLE("simple"),

    /** Nothing physical, a service say. */
    VIRTUAL("virtual"),

    /** A file. */
    DOWNLOADABLE("downloadable"),

    /** A choice among simple products (size, colour); the chosen one is what ships. */
    CONFIGURABLE("configurable"),

    /** Several products bought as one. */
    BUNDLE("bundle"),

    /** Several products shown together and bought one by one. */
    GROUPED("grouped"),

    /** None of the above: a module's own. What the shop sent is in the entity's {@code typeId()} or {@code productType()}. */
    UNKNOWN("");

    private final String code;

    ProductType(String code) {
        this.code = code;
    }

    /** The constant of Magento's code; {@link #UNKNOWN} for a code that is not Magento's own. */
    public static ProductType of(String code) {
        for (ProductType candidate : values()) {
            if (candidate != UNKNOWN && candidate.code.equals(code)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /**
     * Whether a product of this type is an item of the warehouse: a simple one, and a module's own (a gift card of plastic), of which
     * nobody knows that it is none.
     */
    public boolean isStockItem() {
        return this == SIMPLE || this == UNKNOWN;
    }

    /** Magento's code; empty for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }
}
