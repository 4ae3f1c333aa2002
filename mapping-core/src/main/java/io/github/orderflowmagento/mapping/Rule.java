package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * Defines the value of one target property.
 *
 * <p>The function must be pure. If its result is empty, the property is not sent, and a merge leaves the receiver's value unchanged; an
 * empty text is sent as empty, zero as zero. A rule is safe to share between threads if its function is.
 *
 * <p>Immutable.
 *
 * @param <S> the type of the mapped entities
 */
@Value.Immutable
@ValueStyle
public abstract class Rule<S> {
    Rule() {}

    /** The property to fill; not blank. */
    public abstract String target();

    /** A readable description of where the value comes from, usually the names of fields. */
    public abstract String source();

    /**
     * A readable description of how the value is transformed, step by step. Default: empty, for a value that is sent unchanged or whose
     * source is a formula.
     */
    @Value.Default
    public String transform() {
        return "";
    }

    /** Where the rule was defined. Default: {@link Origin#CODE}. */
    @Value.Default
    public Origin origin() {
        return Origin.CODE;
    }

    /** The function from the source to the value. */
    public abstract Function<? super S, Optional<String>> value();

    /** Whether an entity is rejected if the value would have to be changed or left out; see {@link #strict}. Default: no. */
    @Value.Default
    public boolean isStrict() {
        return false;
    }

    /** The names of fields that a check expects to exist. Default: none. */
    public abstract Set<String> fields();

    /**
     * The names of all fields that the function reads by name. If the shop can omit fields, only these are requested; fields with typed
     * accessors are always read. Default: empty, which means unknown: all fields of the entity are then read.
     */
    public abstract Optional<Set<String>> reads();

    /** Rejects a blank target. */
    @Value.Check
    void check() {
        if (target().isBlank()) {
            throw new IllegalArgumentException("a rule needs a target");
        }
    }

    /**
     * Returns a rule whose value may be absent.
     *
     * @param source a readable description of where the value comes from, for example the name of a field
     * @param value a pure function; empty if the property is not to be sent
     */
    public static <S> Rule<S> optional(String target, String source, Function<? super S, Optional<String>> value) {
        return Rule.<S>builder().target(target).source(source).value(value).build();
    }

    /**
     * Returns a rule that always has a value.
     *
     * @param source a readable description of where the value comes from, for example the name of a field
     * @param value a pure function that never returns null
     */
    public static <S> Rule<S> always(String target, String source, Function<? super S, String> value) {
        return optional(target, source, from -> Optional.of(value.apply(from)));
    }

    /** Returns a rule with a constant value. */
    public static <S> Rule<S> constant(String target, String text) {
        return Rule.<S>optional(target, "always " + text, from -> Optional.of(text))
                .readingOnly();
    }

    /**
     * Returns this rule with its values changed.
     *
     * @param words describes the change, for example {@code in capitals}
     */
    public Rule<S> map(String words, UnaryOperator<String> change) {
        return with(words, from -> value().apply(from).map(change));
    }

    /**
     * Returns this rule restricted to sources that meet the condition; other sources have no value. Declare what the condition reads with
     * {@link #reading} or {@link #readingOnly}; otherwise all fields of the entity are read.
     *
     * @param words describes the condition, for example {@code heavier than 30 kg}
     */
    public Rule<S> when(String words, Predicate<? super S> condition) {
        return with("if " + words, from -> condition.test(from) ? value().apply(from) : Optional.empty())
                .copy()
                .reads(Optional.empty())
                .build();
    }

    /** Returns this rule with a default text for sources without a value. */
    public Rule<S> orElse(String text) {
        return with("else '" + text + "'", from -> value().apply(from).or(() -> Optional.of(text)));
    }

    /**
     * Returns this rule in strict mode: a text that is too long, an invalid number, or a character that XML forbids rejects the entity, by
     * name. By default, the text is cut, the number is left out and the character is replaced, with a {@link MappingWarning}.
     */
    public Rule<S> strict() {
        return copy().transform(then("rejected if it does not fit"))
                .isStrict(true)
                .build();
    }

    /** Returns this rule with another origin. */
    public Rule<S> from(Origin other) {
        return copy().origin(other).build();
    }

    /** Returns this rule for another property. */
    public Rule<S> to(String other) {
        return copy().target(other).build();
    }

    /**
     * Returns this rule with a declaration of the fields that it reads by name: these and no others. If the rule reads a field that was not
     * requested from the shop, it fails and names the field. A check verifies that the declared fields exist.
     *
     * @param names the names in {@link SourceFields}; fields with typed accessors may be left out
     */
    public Rule<S> reading(Set<String> names) {
        return copy().fields(names).reads(names).build();
    }

    /** Like {@link #reading}, for fields that may be missing: a check does not look for them. */
    public Rule<S> readingOnly(String... names) {
        return copy().reads(Set.of(names)).build();
    }

    private Rule<S> with(String step, Function<? super S, Optional<String>> changed) {
        return copy().transform(then(step)).value(changed).build();
    }

    private String then(String step) {
        return transform().isEmpty() ? step : transform() + ", " + step;
    }

    private Builder<S> copy() {
        return Rule.<S>builder().from(this);
    }

    @Override
    public String toString() {
        return target() + " from " + source() + (transform().isEmpty() ? "" : " (" + transform() + ")") + ", "
                + origin();
    }

    /**
     * Returns a builder of rules.
     *
     * @param <S> the type of the mapped entities
     */
    public static <S> Builder<S> builder() {
        return new Builder<>();
    }

    /**
     * Builds rules. Not thread-safe.
     *
     * @param <S> the type of the mapped entities
     */
    public static final class Builder<S> extends ImmutableRule.Builder<S> {
        Builder() {}
    }
}
