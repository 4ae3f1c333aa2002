package io.github.orderflowmagento.orderflow.imports;

import io.github.orderflowmagento.orderflow.internal.text.OneLine;

/**
 * Thrown for an {@link ImportItem} that cannot be sent: the name or value of a property, or the external reference itself, holds
 * something that the imports document cannot carry, or a value is not one that {@link ImportSchema} allows. The message names item
 * and property and says what is wrong. It never shows the value, which may be personal data.
 *
 * <p>Safe for use by several threads.
 */
public final class InvalidPropertyException extends IllegalArgumentException {

    private final String externalReference;
    private final String property;

    InvalidPropertyException(String externalReference, String property, String problem) {
        super(OneLine.of("Item '" + externalReference + "', property '" + property + "': " + problem));
        this.externalReference = externalReference;
        this.property = property;
    }

    /** Returns the external reference of the rejected item. */
    public String externalReference() {
        return externalReference;
    }

    /**
     * Returns the name of the property as it is sent, with its prefix; {@code externalReference} if the reference itself is
     * wrong.
     */
    public String property() {
        return property;
    }
}
