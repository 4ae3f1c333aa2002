package io.github.orderflowmagento.magento.detect;

/** Which Magento a shop is. */
public enum Generation {
    /** Magento 1, OpenMage included. */
    MAGENTO_1("Magento 1"),

    /** Magento 2, which this library cannot reach yet. */
    MAGENTO_2("Magento 2"),

    /** It could not be found out, or it is no Magento. */
    UNKNOWN("unknown");

    private final String text;

    Generation(String text) {
        this.text = text;
    }

    /** In words. */
    @Override
    public String toString() {
        return text;
    }
}
