package io.github.orderflowmagento.magento.model;

import java.io.Serial;

/**
 * Thrown if a field is missing or has an invalid value, for example letters instead of a number. Immutable, except for the stack trace and
 * suppressed exceptions that every {@link Throwable} has.
 */
public final class InvalidFieldException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates an exception for a field that cannot be read. If a rule of a mapping throws this, its property is left out, with a warning.
     *
     * @param field a path from the entity: {@code items[2].qty_ordered}
     * @param problem what is wrong with it, continuing a sentence that begins with the field: {@code is not a number}
     */
    public InvalidFieldException(String field, String problem) {
        super(("field " + field + ": " + problem).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "));
        this.field = field;
    }

    /** The field, as a path from the entity: {@code items[2].qty_ordered}. */
    public String field() {
        return field;
    }
}
