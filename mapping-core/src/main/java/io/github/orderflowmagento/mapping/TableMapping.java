package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What mappings of one table have in common: those of products, inventory lines and despatches. Immutable: changing one makes another.
 *
 * @param <S> what is mapped
 * @param <M> the mapping
 */
public abstract class TableMapping<S, M extends TableMapping<S, M>> implements Mapping {
    private final RuleTable<S> rules;
    private final Conditions<S> conditions;

    /** A mapping of these rules, for what meets these conditions. */
    protected TableMapping(RuleTable<S> rules, Conditions<S> conditions) {
        this.rules = rules;
        this.conditions = conditions;
    }

    /** This mapping with other rules and conditions. */
    protected abstract M copy(RuleTable<S> changedRules, Conditions<S> changedConditions);

    /** The rules, one for each property, in the order in which they are applied. */
    public final RuleTable<S> rules() {
        return rules;
    }

    /** What an entity must meet to be mapped at all. */
    public final Conditions<S> conditions() {
        return conditions;
    }

    /** This mapping with the rule in place of the one for the same property, or added. */
    public final M with(Rule<S> rule) {
        return change(table -> table.with(rule));
    }

    /**
     * This mapping without the property.
     *
     * @throws IllegalArgumentException if there is no rule for it, naming the nearest property that has one
     */
    public final M without(String property) {
        return change(table -> table.without(property));
    }

    /**
     * This mapping with a property that is one field of what is mapped, as it is: the commonest rule. What is blank is not sent.
     *
     * @param field by the sender's name; one with a point is nested: {@code payment.method}. Of a product it is an attribute, of which a
     *     choice is sent by label where its options are known, several of them joined by a comma and a blank. Of an inventory line it is an
     *     attribute of the line. Of a despatch it is what {@code DespatchNotification} calls so, else an attribute or element of the message
     */
    public final M withField(String property, String field) {
        return change(table -> table.withField(property, field));
    }

    /** This mapping with its rules changed, for example {@code rules -> rules.decorate("description", Rule::strict)}. */
    public final M change(UnaryOperator<RuleTable<S>> change) {
        return copy(change.apply(rules), conditions);
    }

    /**
     * This mapping for those only that meet the condition, beside the conditions it has; the others are skipped.
     *
     * @param words the condition, as a skipped one says that it does not meet it: {@code for sale in the UK}
     * @param condition pure; what it throws concerns this one only
     */
    public final M onlyIf(String words, Predicate<? super S> condition) {
        return changeConditions(all -> all.with(Condition.of(words, condition)));
    }

    /** This mapping with its conditions changed, for example {@code conditions -> conditions.without("for sale in the UK")}. */
    public final M changeConditions(UnaryOperator<Conditions<S>> change) {
        return copy(rules, change.apply(conditions));
    }

    /** This mapping with those rules and conditions of one origin that an earlier one did not have. */
    public final M from(Origin origin, M earlier) {
        return copy(rules.from(origin, earlier.rules()), conditions.from(origin, earlier.conditions()));
    }

    @Override
    public final Description describe() {
        return rules.describe().and(conditions.described());
    }

    /**
     * What a rule's value says of a property that is a yes or a no: {@code 1} or {@code true} is a yes, {@code 0} or {@code false} a no,
     * in capitals or not.
     *
     * @param entity what is mapped, for messages
     * @param property whose value it is
     * @throws MappingException if the text is neither
     */
    protected static boolean isYes(String entity, String property, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default ->
                throw new MappingException(
                        entity,
                        property + ": '" + text + "' is neither a yes (1, true) nor a no (0, false): change the rule",
                        null);
        };
    }

    /** What conditions and rules do with an entity, of values that are {@linkplain Observer#watch watched}. */
    protected final Explanation explain(String entity, Function<Observer, S> watched) {
        List<Explanation.Part> parts = new ArrayList<>(conditions.explained(watched));
        parts.add(new Explanation.Part("", rules.explain(watched)));
        return new Explanation(entity, parts);
    }

    /**
     * Which rules and conditions read what none of the samples has.
     *
     * @param kind what is mapped, in the singular
     * @param watched makes of a sample what is mapped, of values that are {@linkplain Observer#watch watched}
     */
    protected final Findings check(String kind, Iterable<S> samples, Function<S, Function<Observer, S>> watched) {
        SampleCheck<S> met = SampleCheck.of(kind, conditions);
        SampleCheck<S> properties = SampleCheck.of(kind, "", rules);
        for (S sample : samples) {
            met.tryOn(sample, watched.apply(sample));
            properties.tryOn(sample, watched.apply(sample));
        }
        return new Findings(met.findings()).and(new Findings(properties.findings()));
    }
}
