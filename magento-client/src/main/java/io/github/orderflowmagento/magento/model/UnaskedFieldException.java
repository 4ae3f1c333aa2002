package io.github.orderflowmagento.magento.model;

import java.io.Serial;

/**
 * A field is read that the shop was not asked for, so that nobody knows what is in it. It is the program's to ask for it: the message
 * says how. Immutable, but for the stack trace and suppressed exceptions that every {@link Throwable} has.
 */
public final class UnaskedFieldException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    UnaskedFieldException(String field, String remedy) {
        super("field " + field + ": was not asked for; " + remedy);
        this.field = field;
    }

    /** The field, by the name that it was read by. */
    public String field() {
        return field;
    }
}
