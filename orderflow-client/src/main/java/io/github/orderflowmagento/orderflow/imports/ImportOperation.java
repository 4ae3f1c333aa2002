package io.github.orderflowmagento.orderflow.imports;

import java.util.Locale;

/** What OrderFlow shall do with an imported item; attribute {@code operation} of the imports document. */
public enum ImportOperation {
    /** Create; an item that exists already is reported as a duplicate and left alone. */
    INSERT,
    /** Create, or change what exists; safe to repeat. */
    MERGE,
    /** Change what exists; an unknown item is a failure. */
    UPDATE;

    /** The word in the document, for instance {@code merge}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
