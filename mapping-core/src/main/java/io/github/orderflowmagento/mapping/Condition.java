package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * A condition that an entity must meet to be sent; otherwise it is skipped.
 *
 * <p>The predicate must be pure. An entity that lacks one of the {@link #fields} is rejected, neither skipped nor sent, since it is unknown
 * whether it meets the condition.
 *
 * <p>Immutable.
 *
 * @param <S> the type of the mapped entities
 */
@Value.Immutable
@ValueStyle
public abstract class Condition<S> {
    Condition() {}

    /** The name: a few words, for example {@code no wholesale}; not blank. It appears in the reason for skipping. */
    public abstract String name();

    /** The expression, if the name does not show it, for example {@code customer_group_id is not '2'}. Default: empty. */
    @Value.Default
    public String source() {
        return "";
    }

    /** The names of the fields that the condition requires. Default: none, for a predicate that reads its fields itself. */
    public abstract Set<String> fields();

    /**
     * The names of all fields that the predicate reads by name; fields with typed accessors are always read. Default: empty, which means
     * unknown: all fields of the entity are then read.
     */
    public abstract Optional<Set<String>> reads();

    /** Where the condition was defined. Default: {@link Origin#CODE}. */
    @Value.Default
    public Origin origin() {
        return Origin.CODE;
    }

    /** Tests whether an entity meets the condition. */
    public abstract Predicate<? super S> predicate();

    /** Rejects a blank name. */
    @Value.Check
    void check() {
        if (name().isBlank()) {
            throw new IllegalArgumentException("a condition needs a name");
        }
    }

    /**
     * Returns a condition that is defined in code.
     *
     * @param words the name, not blank
     * @param predicate a pure function; if it throws, the entity is rejected
     */
    public static <S> Condition<S> of(String words, Predicate<? super S> predicate) {
        return Condition.<S>builder().name(words).predicate(predicate).build();
    }

    Condition<S> from(Origin other) {
        return Condition.<S>builder().from(this).origin(other).build();
    }

    /** Returns the condition as it appears in messages. */
    @Override
    public String toString() {
        return source().isEmpty() ? name() : name() + " (" + source() + ")";
    }

    /**
     * Returns a builder of conditions.
     *
     * @param <S> the type of the mapped entities
     */
    public static <S> Builder<S> builder() {
        return new Builder<>();
    }

    /**
     * Builds conditions. Not thread-safe.
     *
     * @param <S> the type of the mapped entities
     */
    public static final class Builder<S> extends ImmutableCondition.Builder<S> {
        Builder() {}
    }
}
