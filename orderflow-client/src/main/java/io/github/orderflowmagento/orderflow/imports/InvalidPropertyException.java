package io.github.orderflowmagento.orderflow.imports;

import io.github.orderflowmagento.orderflow.internal.text.OneLine;

/**
 * An {@link ImportItem} that could not be sent: a property name or value (or the external reference itself) holds what the imports
 * document cannot carry, or a value is not one that {@link ImportSchema} allows. The message names item and property, says what is
 * wrong, and never shows the value, which may be personal data.
 */
public final class InvalidPropertyException extends IllegalArgumentException {

    private final String externalReference;
    private final String property;

    InvalidPropertyException(String externalReference, String property, String problem) {
        super(OneLine.of("Item '" + externalReference + "', property '" + property + "': " + problem));
        this.externalReference = externalReference;
        this.property = property;
    }

    /** The external reference of the refused item. */
    public String externalReference() {
        return externalReference;
    }

    /** The name of the offending property; {@code externalReference} if the reference itself is at fault. */
    public String property() {
        return property;
    }
}
