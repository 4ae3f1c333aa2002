package io.github.orderflowmagento.magento.model;

/**
 * What a product is, and so whether the warehouse handles it: only {@link #SIMPLE} products are stock items of their own.
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

    /** Magento's code; empty for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }
}
