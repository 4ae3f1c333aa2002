package io.github.orderflowmagento.magento.model;

/** The types of products, which determine whether the warehouse handles a product: see {@link #isStockItem}. Immutable. */
public enum ProductType {
    /** One physical item. */
    SIMPLE("simple"),

    /** Nothing physical, for example a service. */
    VIRTUAL("virtual"),

    /** A file to download. */
    DOWNLOADABLE("downloadable"),

    /** A choice among simple products, for example by size or colour; the chosen one ships. */
    CONFIGURABLE("configurable"),

    /** Several products bought as one. */
    BUNDLE("bundle"),

    /** Several products shown together and bought separately. */
    GROUPED("grouped"),

    /**
     * None of the above: a module's own type, or none. The code that the shop sent is in {@link Product#typeId} or {@link
     * OrderItem#productType}.
     */
    UNKNOWN("");

    private final String code;

    ProductType(String code) {
        this.code = code;
    }

    /** Returns the type with Magento's code; {@link #UNKNOWN} for a code that is not Magento's own. */
    public static ProductType of(String code) {
        for (ProductType candidate : values()) {
            if (candidate != UNKNOWN && candidate.code.equals(code)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /**
     * Whether the warehouse stocks products of this type: {@link #SIMPLE}, and {@link #UNKNOWN}, since a module's own type may
     * well be physical, for example a plastic gift card.
     */
    public boolean isStockItem() {
        return this == SIMPLE || this == UNKNOWN;
    }

    /** Magento's code, for example {@code simple}; an empty text for {@link #UNKNOWN}. */
    public String code() {
        return code;
    }
}
