package io.github.orderflowmagento.magento.detect;

/** The generations of Magento. Immutable. */
public enum Generation {
    /** Magento 1, including OpenMage. */
    MAGENTO_1("Magento 1"),

    /** Magento 2: Magento Open Source, Adobe Commerce, and derivatives. */
    MAGENTO_2("Magento 2"),

    /** The shop could not be reached, or is not a Magento. */
    UNKNOWN("unknown");

    private final String text;

    Generation(String text) {
        this.text = text;
    }

    /** Returns the name for people, for example {@code Magento 1}. */
    @Override
    public String toString() {
        return text;
    }
}
