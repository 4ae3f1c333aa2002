package io.github.orderflowmagento.mapping;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one target property gets its value.
 *
 * <p>The function must be pure. An empty result means that the property is not sent at all, which on a merge leaves what the
 * other side has; an empty text is sent as empty, a zero as zero.
 *
 * @param target the property to fill
 * @param source where the value comes from, in words a merchant reads: field names and what is done with them
 * @param value the function from the source to the value
 * @param <S> what is mapped
 */
public record Rule<S>(String target, String source, Function<? super S, Optional<String>> value) {
    /** Refuses a rule without a target. */
    public Rule {
        if (target.isBlank()) {
            throw new IllegalArgumentException("a rule needs a target");
        }
        Objects.requireNonNull(source);
        Objects.requireNonNull(value);
    }

    /** A rule whose value may be absent. */
    public static <S> Rule<S> optional(String target, String source, Function<? super S, Optional<String>> value) {
        return new Rule<>(target, source, value);
    }

    /** A rule that always gives a value. */
    public static <S> Rule<S> always(String target, String source, Function<? super S, String> value) {
        return new Rule<>(target, source, from -> Optional.of(value.apply(from)));
    }

    /** A rule that gives the same text for everything. */
    public static <S> Rule<S> constant(String target, String text) {
        return new Rule<>(target, "always " + text, from -> Optional.of(text));
    }
}
