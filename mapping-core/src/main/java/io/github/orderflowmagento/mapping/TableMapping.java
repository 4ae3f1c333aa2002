package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Base class of the mappings with one table: those of products, inventory lines and despatches. Immutable: methods return changed copies.
 *
 * @param <S> the type of the entities
 * @param <M> the type of the mapping
 */
public abstract class TableMapping<S, M extends TableMapping<S, M>> implements Mapping {
    private final RuleTable<S> rules;
    private final Conditions<S> conditions;

    /** Creates a mapping with these rules and conditions. */
    protected TableMapping(RuleTable<S> rules, Conditions<S> conditions) {
        this.rules = rules;
        this.conditions = conditions;
    }

    /** Returns this mapping with other rules and conditions. */
    protected abstract M copy(RuleTable<S> changedRules, Conditions<S> changedConditions);

    /** Returns the rules, one for each property, in the order in which they are applied. */
    public final RuleTable<S> rules() {
        return rules;
    }

    /** Returns the conditions that an entity must meet to be mapped. */
    public final Conditions<S> conditions() {
        return conditions;
    }

    /** Returns this mapping with the rule replacing the one for the same property, or added. */
    public final M with(Rule<S> rule) {
        return change(table -> table.with(rule));
    }

    /**
     * Returns this mapping without the property.
     *
     * @throws IllegalArgumentException if there is no rule for it; suggests the nearest property
     */
    public final M without(String property) {
        return change(table -> table.without(property));
    }

    /**
     * Returns this mapping with a rule that sends one field of the entity, unchanged, as the property. A missing or blank field is not
     * sent.
     *
     * @param field the sender's name of the field; a dot denotes a nested field, for example {@code payment.method}. For a product, the
     *     code of an attribute; selected options are sent by label if the labels are known, joined by a comma and a space. For an inventory
     *     line, an attribute of the line. For a despatch, a property of {@code DespatchNotification}, else an attribute or element of the
     *     message
     */
    public final M withField(String property, String field) {
        return change(table -> table.withField(property, field));
    }

    /** Returns this mapping with its rules changed, for example {@code rules -> rules.decorate("description", Rule::strict)}. */
    public final M change(UnaryOperator<RuleTable<S>> change) {
        return copy(change.apply(rules), conditions);
    }

    /**
     * Returns this mapping with one more condition; entities that do not meet it are skipped. Replaces a condition of the same name.
     *
     * @param words the condition's name, which appears in the reason for skipping, for example {@code for sale in the UK}
     * @param condition a pure function; if it throws, only that entity is rejected
     */
    public final M onlyIf(String words, Predicate<? super S> condition) {
        return changeConditions(all -> all.with(Condition.of(words, condition)));
    }

    /** Returns this mapping with its conditions changed, for example {@code conditions -> conditions.without("for sale in the UK")}. */
    public final M changeConditions(UnaryOperator<Conditions<S>> change) {
        return copy(rules, change.apply(conditions));
    }

    /** Returns this mapping, with this origin for each rule and condition that {@code earlier} does not contain. */
    public final M from(Origin origin, M earlier) {
        return copy(rules.from(origin, earlier.rules()), conditions.from(origin, earlier.conditions()));
    }

    @Override
    public final Description describe() {
        return rules.describe().and(conditions.described());
    }

    /**
     * Parses the value of a flag: {@code 1} and {@code true} are yes, {@code 0} and {@code false} no, ignoring case.
     *
     * @param entity the name of the entity in messages
     * @param property the name of the property
     * @throws MappingException if the text is anything else
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

    /**
     * Explains how conditions and rules process an entity.
     *
     * @param entity the name of the entity
     * @param watched returns the entity for one rule, with its values {@linkplain Observer#watch watched} by the observer
     */
    protected final Explanation explain(String entity, Function<Observer, S> watched) {
        List<Explanation.Part> parts = new ArrayList<>(conditions.explained(watched));
        parts.add(new Explanation.Part("", rules.explain(watched)));
        return new Explanation(entity, parts);
    }

    /**
     * Reports rules and conditions that read fields that no sample has.
     *
     * @param kind the kind of entity, in the singular
     * @param watched returns the entity of a sample, with its values {@linkplain Observer#watch watched} by the observer
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
