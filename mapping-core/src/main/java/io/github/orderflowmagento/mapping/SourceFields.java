package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of an entity by name, for rules and conditions that are defined by the name of a field.
 *
 * @param <S> the type of the mapped entities
 */
public interface SourceFields<S> {
    /** Returns the field's text; empty if the field is missing or has no value. */
    Optional<String> text(S source, String field);

    /** Returns whether the field was sent, with or without a value. */
    boolean isSent(S source, String field);

    /** Returns the names of the fields that were sent. */
    Set<String> names(S source);

    /** Returns the sender of the fields, for messages. Default: {@code the shop}. */
    default String sender() {
        return "the shop";
    }
}
