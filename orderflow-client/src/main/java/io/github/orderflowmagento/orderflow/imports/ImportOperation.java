package io.github.orderflowmagento.orderflow.imports;

import java.util.Locale;

/** What OrderFlow is to do with an imported item; the attribute {@code operation} of the imports document. Immutable. */
public enum ImportOperation {
    /** Create; an item that already exists is reported as a duplicate and not changed. */
    INSERT,
    /** Create, or change if it exists. Properties that are not sent keep their values. Safe to repeat. */
    MERGE,
    /** Change; an unknown item is reported as a failure. Properties that are not sent keep their values. Safe to repeat. */
    UPDATE;

    /** The word in the document, for instance {@code merge}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
