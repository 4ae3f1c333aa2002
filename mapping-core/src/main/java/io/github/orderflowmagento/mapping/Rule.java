package io.github.orderflowmagento.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * How one target property gets its value.
 *
 * <p>The function must be pure. An empty result means that the property is not sent at all, which on a merge leaves what the
 * other side has; an empty text is sent as empty, a zero as zero. A rule is safe to share between threads if its function is.
 *
 * <p>Immutable.
 *
 * @param <S> what is mapped
 */
@Value.Immutable
@ValueStyle
public abstract class Rule<S> {
    Rule() {}

    /** The property to fill; not blank. */
    public abstract String target();

    /** Where the value comes from, in words a merchant reads: field names. */
    public abstract String source();

    /**
     * What is done with it, in words, step by step. Default: empty, for a value that is sent as it is, or whose source is a formula.
     */
    @Value.Default
    public String transform() {
        return "";
    }

    /** Where the rule came from. Default: the program that uses this library. */
    @Value.Default
    public Origin origin() {
        return Origin.CODE;
    }

    /** The function from the source to the value. */
    public abstract Function<? super S, Optional<String>> value();

    /** Whether an entity is refused of which the value would have to be changed or left out; see {@link #strict}. Default: no. */
    @Value.Default
    public boolean isStrict() {
        return false;
    }

    /** The fields that it reads, by name, as far as it says so; a check looks whether there are any such. Default: none. */
    public abstract Set<String> fields();

    /**
     * All fields that it reads by name, told or not: no others need be asked of a shop that can leave fields out. What there are typed
     * accessors for is always there. Default: empty, for a function of which nobody knows; what it maps is read whole.
     */
    public abstract Optional<Set<String>> reads();

    /** Refuses a rule without a target. */
    @Value.Check
    void check() {
        if (target().isBlank()) {
            throw new IllegalArgumentException("a rule needs a target");
        }
    }

    /** A rule whose value may be absent. */
    public static <S> Rule<S> optional(String target, String source, Function<? super S, Optional<String>> value) {
        return Rule.<S>builder().target(target).source(source).value(value).build();
    }

    /** A rule that always gives a value. */
    public static <S> Rule<S> always(String target, String source, Function<? super S, String> value) {
        return optional(target, source, from -> Optional.of(value.apply(from)));
    }

    /** A rule that gives the same text for everything. */
    public static <S> Rule<S> constant(String target, String text) {
        return Rule.<S>optional(target, "always " + text, from -> Optional.of(text))
                .readingOnly();
    }

    /**
     * This rule, its values changed.
     *
     * @param words what is done, for descriptions: {@code in capitals}
     */
    public Rule<S> map(String words, UnaryOperator<String> change) {
        return with(words, from -> value().apply(from).map(change));
    }

    /**
     * This rule for those sources only that the condition holds for; the others get no value. What the condition reads nobody knows: say it
     * with {@link #reading} or {@link #readingOnly}, or what is mapped is read whole.
     *
     * @param words the condition, for descriptions: {@code heavier than 30 kg}
     */
    public Rule<S> when(String words, Predicate<? super S> condition) {
        return with("if " + words, from -> condition.test(from) ? value().apply(from) : Optional.empty())
                .copy()
                .reads(Optional.empty())
                .build();
    }

    /** This rule with a text for those sources that it gives no value. */
    public Rule<S> orElse(String text) {
        return with("else '" + text + "'", from -> value().apply(from).or(() -> Optional.of(text)));
    }

    /**
     * This rule for a property that is worth more than the rest of its entity. A text that is too long, a field that cannot be read as
     * a number, a character that XML cannot carry then refuse the entity, by name. By default the text is cut, the field left out, the
     * character replaced, with a {@link MappingWarning}.
     */
    public Rule<S> strict() {
        return copy().transform(then("refused if it does not fit"))
                .isStrict(true)
                .build();
    }

    /** This rule as one of another origin. */
    public Rule<S> from(Origin other) {
        return copy().origin(other).build();
    }

    /** This rule for another property. */
    public Rule<S> to(String other) {
        return copy().target(other).build();
    }

    /**
     * This rule, saying which fields it reads by name: these, and no others. A check looks whether there are any such.
     *
     * @param names as {@link SourceFields} of what is mapped knows them; none that there is a typed accessor for need be among them
     */
    public Rule<S> reading(Set<String> names) {
        return copy().fields(names).reads(names).build();
    }

    /** The same, of fields that need not be there: a check does not look for them. */
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
     * @param <S> what is mapped
     */
    public static <S> Builder<S> builder() {
        return new Builder<>();
    }

    /**
     * Builds rules. Not thread-safe.
     *
     * @param <S> what is mapped
     */
    public static final class Builder<S> extends ImmutableRule.Builder<S> {
        Builder() {}
    }
}
