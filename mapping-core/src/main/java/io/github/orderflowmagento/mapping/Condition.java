package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * What an entity must meet to go to the other side.
 *
 * <p>The predicate must be pure. Of an entity that does not tell one of the {@code fields} it is not known whether it meets the
 * condition: it is refused, neither skipped nor sent.
 *
 * <p>Immutable.
 *
 * @param <S> what is mapped
 */
@Value.Immutable
@ValueStyle
public abstract class Condition<S> {
    Condition() {}

    /** The condition in a few words: {@code no wholesale}; not blank. */
    public abstract String name();

    /** What is asked, in words, where the name does not say it: {@code customer_group_id is not '2'}. Default: empty. */
    @Value.Default
    public String source() {
        return "";
    }

    /** The fields without which nothing is known, by name. Default: none, for a predicate that reads what it needs by itself. */
    public abstract Set<String> fields();

    /**
     * All fields that it reads by name. What there are typed accessors for is always there. Default: empty, for a predicate of which nobody
     * knows; what is looked at is read whole.
     */
    public abstract Optional<Set<String>> reads();

    /** Where the condition came from. Default: the program that uses this library. */
    @Value.Default
    public Origin origin() {
        return Origin.CODE;
    }

    /** Whether an entity meets it. */
    public abstract Predicate<? super S> predicate();

    /** Refuses a condition without a name. */
    @Value.Check
    void check() {
        if (name().isBlank()) {
            throw new IllegalArgumentException("a condition needs words that say what it is");
        }
    }

    /** A condition of the program that uses this library. */
    public static <S> Condition<S> of(String words, Predicate<? super S> predicate) {
        return Condition.<S>builder().name(words).predicate(predicate).build();
    }

    Condition<S> from(Origin other) {
        return Condition.<S>builder().from(this).origin(other).build();
    }

    /** The condition as messages say it. */
    @Override
    public String toString() {
        return source().isEmpty() ? name() : name() + " (" + source() + ")";
    }

    /**
     * Returns a builder of conditions.
     *
     * @param <S> what is mapped
     */
    public static <S> Builder<S> builder() {
        return new Builder<>();
    }

    /**
     * Builds conditions. Not thread-safe.
     *
     * @param <S> what is mapped
     */
    public static final class Builder<S> extends ImmutableCondition.Builder<S> {
        Builder() {}
    }
}
