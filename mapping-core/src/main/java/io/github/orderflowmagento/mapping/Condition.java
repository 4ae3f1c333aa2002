package io.github.orderflowmagento.mapping;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an entity must meet to go to the other side.
 *
 * <p>The predicate must be pure. Of an entity that does not tell one of the {@code fields} it is not known whether it meets the
 * condition: it is refused, neither skipped nor sent.
 *
 * @param name the condition in a few words: {@code no wholesale}
 * @param source what is asked, in words, where the name does not say it: {@code customer_group_id is not '2'}; may be empty
 * @param fields the fields without which nothing is known, by name; empty if the predicate reads what it needs by itself
 * @param origin where the condition came from
 * @param predicate whether an entity meets it
 * @param <S> what is mapped
 */
public record Condition<S>(
        String name, String source, Set<String> fields, Origin origin, Predicate<? super S> predicate) {
    /** Refuses a condition without a name. */
    public Condition {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a condition needs words that say what it is");
        }
        Objects.requireNonNull(source);
        fields = Set.copyOf(fields);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(predicate);
    }

    /** A condition of the program that uses this library. */
    public static <S> Condition<S> of(String words, Predicate<? super S> predicate) {
        return new Condition<>(words, "", Set.of(), Origin.CODE, predicate);
    }

    Condition<S> from(Origin other) {
        return new Condition<>(name, source, fields, other, predicate);
    }

    /** The condition as messages say it. */
    @Override
    public String toString() {
        return source.isEmpty() ? name : name + " (" + source + ")";
    }
}
