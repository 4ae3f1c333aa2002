package io.github.orderflowmagento.magento.model;

import java.io.Serial;

/**
 * Thrown if a field is read that was not requested from the shop, so that its content is unknown. Change the program to request it; the
 * message explains how. Immutable, except for the stack trace and suppressed exceptions that every {@link Throwable} has.
 */
public final class FieldNotRequestedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    FieldNotRequestedException(String field, String remedy) {
        super("field " + field + ": was not requested; " + remedy);
        this.field = field;
    }

    /** The field, by the name under which it was read. */
    public String field() {
        return field;
    }
}
