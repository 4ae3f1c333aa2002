package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;

/**
 * How what is mapped is read by the names of its fields, for rules and conditions that name a field and no more.
 *
 * @param <S> what is mapped
 */
public interface SourceFields<S> {
    /** The field's text; empty if it is not told, or there is nothing in it. */
    Optional<String> text(S source, String field);

    /** Whether the field is told, be it with nothing in it. */
    boolean isTold(S source, String field);

    /** The fields that are told. */
    Set<String> names(S source);

    /** Who tells them, for messages. */
    default String teller() {
        return "the shop";
    }
}
