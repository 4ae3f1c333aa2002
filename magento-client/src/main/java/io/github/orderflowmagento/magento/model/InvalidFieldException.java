package io.github.orderflowmagento.magento.model;

import java.io.Serial;

/** A field holds something that its meaning does not allow, say letters where a number belongs. Names the field. */
public final class InvalidFieldException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * A field that cannot be read. Thrown by a rule of a mapping, it leaves the property out, with a warning.
     *
     * @param problem what is wrong with it: {@code is not a number}
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
