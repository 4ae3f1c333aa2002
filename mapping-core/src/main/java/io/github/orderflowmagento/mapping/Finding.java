package io.github.orderflowmagento.mapping;

/**
 * What a check found: something of a mapping that the shop or the warehouse does not bear out. It shows names, and no values.
 *
 * @param entity what kind of thing it is about: {@code order}
 * @param part which table of the mapping; empty if there is one only
 * @param property the property, or the condition
 * @param field the field or setting that is in question; may be empty
 * @param problem what is wrong: {@code none of 12 orders has it}
 * @param advice what to do
 */
public record Finding(String entity, String part, String property, String field, String problem, String advice) {
    /** The finding in one line. */
    @Override
    public String toString() {
        return entity + (part.isEmpty() ? "" : ", " + part) + ": " + property
                + (field.isEmpty() ? "" : " from " + field) + ": " + problem + ": " + advice;
    }
}
