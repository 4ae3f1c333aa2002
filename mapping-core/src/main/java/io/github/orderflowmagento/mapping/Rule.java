package io.github.orderflowmagento.mapping;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * How one target property gets its value.
 *
 * <p>The function must be pure. An empty result means that the property is not sent at all, which on a merge leaves what the
 * other side has; an empty text is sent as empty, a zero as zero. A rule is safe to share between threads if its function is.
 *
 * @param target the property to fill
 * @param source where the value comes from, in words a merchant reads: field names
 * @param transform what is done with it, in words, step by step; empty if it is sent as it is, or if the source is a formula
 * @param origin where the rule came from
 * @param value the function from the source to the value
 * @param isStrict whether an entity is refused of which the value would have to be changed or left out; see {@link #strict}
 * @param fields the fields that it reads, by name, as far as it says so; a check looks whether there are any such
 * @param <S> what is mapped
 */
public record Rule<S>(
        String target,
        String source,
        String transform,
        Origin origin,
        Function<? super S, Optional<String>> value,
        boolean isStrict,
        Set<String> fields) {
    /** Refuses a rule without a target. */
    public Rule {
        if (target.isBlank()) {
            throw new IllegalArgumentException("a rule needs a target");
        }
        Objects.requireNonNull(source);
        Objects.requireNonNull(transform);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(value);
        fields = Set.copyOf(fields);
    }

    /** A rule whose value may be absent. */
    public static <S> Rule<S> optional(String target, String source, Function<? super S, Optional<String>> value) {
        return new Rule<>(target, source, "", Origin.CODE, value, false, Set.of());
    }

    /** A rule that always gives a value. */
    public static <S> Rule<S> always(String target, String source, Function<? super S, String> value) {
        return optional(target, source, from -> Optional.of(value.apply(from)));
    }

    /** A rule that gives the same text for everything. */
    public static <S> Rule<S> constant(String target, String text) {
        return optional(target, "always " + text, from -> Optional.of(text));
    }

    /**
     * This rule, its values changed.
     *
     * @param words what is done, for descriptions: {@code in capitals}
     */
    public Rule<S> map(String words, UnaryOperator<String> change) {
        return with(words, from -> value.apply(from).map(change));
    }

    /**
     * This rule for those sources only that the condition holds for; the others get no value.
     *
     * @param words the condition, for descriptions: {@code heavier than 30 kg}
     */
    public Rule<S> when(String words, Predicate<? super S> condition) {
        return with("if " + words, from -> condition.test(from) ? value.apply(from) : Optional.empty());
    }

    /** This rule with a text for those sources that it gives no value. */
    public Rule<S> orElse(String text) {
        return with("else '" + text + "'", from -> value.apply(from).or(() -> Optional.of(text)));
    }

    /**
     * This rule for a property that is worth more than the rest of its entity. A text that is too long, a field that cannot be read as
     * a number, a character that XML cannot carry then refuse the entity, by name. By default the text is cut, the field left out, the
     * character replaced, with a {@link MappingWarning}.
     */
    public Rule<S> strict() {
        String step = "refused if it does not fit";
        return new Rule<>(
                target, source, transform.isEmpty() ? step : transform + ", " + step, origin, value, true, fields);
    }

    /** This rule as one of another origin. */
    public Rule<S> from(Origin other) {
        return new Rule<>(target, source, transform, other, value, isStrict, fields);
    }

    /** This rule for another property. */
    public Rule<S> to(String other) {
        return new Rule<>(other, source, transform, origin, value, isStrict, fields);
    }

    /** This rule, saying which fields it reads. */
    public Rule<S> reading(Set<String> names) {
        return new Rule<>(target, source, transform, origin, value, isStrict, names);
    }

    private Rule<S> with(String step, Function<? super S, Optional<String>> changed) {
        return new Rule<>(
                target,
                source,
                transform.isEmpty() ? step : transform + ", " + step,
                origin,
                changed,
                isStrict,
                fields);
    }

    @Override
    public String toString() {
        return target + " from " + source + (transform.isEmpty() ? "" : " (" + transform + ")") + ", " + origin;
    }
}
