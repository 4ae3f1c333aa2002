package io.github.orderflowmagento.orderflow.imports;

import java.util.Locale;

/** The type of an imported item; the attribute {@code type} of the imports document. Immutable. */
public enum ImportType {
    /** A single stock item; its external reference is the SKU. */
    PRODUCT,
    /** An order to fulfil; its external reference is the shop's order number. */
    ORDER,
    /** Goods that a customer sends back; its external reference is the shop's key of the return. */
    RETURN;

    /** The word in the document, for instance {@code product}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
