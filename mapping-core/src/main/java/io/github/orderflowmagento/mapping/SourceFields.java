package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;

/**
 * Reads fields of entities by name, for rules and conditions that only name a field.
 *
 * @param <S> what is mapped
 */
public interface SourceFields<S> {
    /** Returns the field's text; empty if the field is missing or has no value. */
    Optional<String> text(S source, String field);

    /** Returns whether the field was sent, with or without a value. */
    boolean isSent(S source, String field);

    /** Returns the names of the fields that were sent. */
    Set<String> names(S source);

    /** Returns who sends the fields, for messages. */
    default String sender() {
        return "the shop";
    }
}
