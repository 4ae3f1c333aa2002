package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.InvalidFieldException;

/**
 * An ordered list of rules with one rule per target. Immutable: methods return changed copies.
 *
 * <pre>{@code
 * RuleTable<ProductSource> mine = ProductMapping.standard().rules()
 *         .withField("customsDescription", "customs_text")
 *         .without("magentoType");
 * }</pre>
 *
 * @param <S> the type of the mapped entities
 */
public final class RuleTable<S> {
    private final SourceFields<S> fields;
    private final List<Rule<S>> rules;

    private RuleTable(SourceFields<S> fields, List<Rule<S>> rules) {
        this.fields = fields;
        this.rules = List.copyOf(rules);
    }

    /**
     * Returns a table of rules that are applied in this order.
     *
     * @param fields reads the fields of entities by name
     * @throws IllegalArgumentException if two rules have the same target
     */
    public static <S> RuleTable<S> of(SourceFields<S> fields, List<Rule<S>> rules) {
        Set<String> targets = new HashSet<>();
        for (Rule<S> rule : rules) {
            if (!targets.add(rule.target())) {
                throw new IllegalArgumentException("two rules for " + rule.target());
            }
        }
        return new RuleTable<>(fields, rules);
    }

    /** Returns the reader of the fields of entities. */
    public SourceFields<S> fields() {
        return fields;
    }

    /** Returns the rules, in order. */
    public List<Rule<S>> rules() {
        return rules;
    }

    /** Returns this table with the rule replacing the one for the same target, or added at the end. */
    public RuleTable<S> with(Rule<S> rule) {
        List<Rule<S>> changed = new ArrayList<>(rules);
        changed.replaceAll(present -> present.target().equals(rule.target()) ? rule : present);
        if (!changed.contains(rule)) {
            changed.add(rule);
        }
        return new RuleTable<>(fields, changed);
    }

    /**
     * Returns this table with a rule that sends one field unchanged. It replaces the rule for the same target, or is added at the end.
     *
     * @param field the sender's name of the field; a dot denotes a nested field, for example {@code payment.method}. A missing or blank
     *     field is not sent
     */
    public RuleTable<S> withField(String target, String field) {
        return with(Rule.<S>optional(target, field, source -> fields.text(source, field))
                .reading(Set.of(field)));
    }

    /**
     * Returns this table with the rule replacing the one for the same target. If no rule has that target, the rule is added after the rule
     * for the target {@code other}, or at the end if that does not exist either.
     */
    public RuleTable<S> withAfter(String other, Rule<S> rule) {
        int place = targets().indexOf(other);
        if (place < 0 || targets().contains(rule.target())) {
            return with(rule);
        }
        List<Rule<S>> changed = new ArrayList<>(rules);
        changed.add(place + 1, rule);
        return new RuleTable<>(fields, changed);
    }

    /**
     * Returns this table without the rule for the target.
     *
     * @throws IllegalArgumentException if there is no such rule; suggests the nearest target
     */
    public RuleTable<S> without(String target) {
        Rule<S> removed = rule(target);
        return new RuleTable<>(
                fields, rules.stream().filter(rule -> !rule.equals(removed)).toList());
    }

    /** Returns this table with each rule replacing the one for the same target, or added at the end. */
    public RuleTable<S> with(List<Rule<S>> others) {
        RuleTable<S> changed = this;
        for (Rule<S> rule : others) {
            changed = changed.with(rule);
        }
        return changed;
    }

    /**
     * Returns this table with one rule changed; its origin becomes {@link Origin#CODE}.
     *
     * <pre>{@code
     * table.decorate("description", rule -> rule.map("in capitals", text -> text.toUpperCase(Locale.ROOT)))
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no rule for the target, or the change results in another target
     */
    public RuleTable<S> decorate(String target, UnaryOperator<Rule<S>> change) {
        Rule<S> changed = change.apply(rule(target)).from(Origin.CODE);
        if (!changed.target().equals(target)) {
            throw new IllegalArgumentException("a rule for " + target + " was made one for " + changed.target());
        }
        return with(changed);
    }

    /**
     * Returns the rule for the target.
     *
     * @throws IllegalArgumentException if there is no such rule; suggests the nearest target
     */
    public Rule<S> rule(String target) {
        return rules.stream()
                .filter(rule -> rule.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no rule for " + target + NearestName.to(target, targets())));
    }

    /** Returns this table, with this origin for each rule that {@code earlier} does not contain. */
    public RuleTable<S> from(Origin origin, RuleTable<S> earlier) {
        return new RuleTable<>(
                fields,
                rules.stream()
                        .map(rule -> earlier.rules.contains(rule) ? rule : rule.from(origin))
                        .toList());
    }

    /** Returns this table with this origin for all rules. */
    public RuleTable<S> from(Origin origin) {
        return new RuleTable<>(
                fields, rules.stream().map(rule -> rule.from(origin)).toList());
    }

    /** Returns the names of all fields that the rules read by name; empty if {@linkplain Rule#reads unknown} for one of them. */
    public Optional<Set<String>> reads() {
        return union(rules.stream().map(Rule::reads));
    }

    /** Returns the union of all sets; empty if one is empty. */
    static Optional<Set<String>> union(Stream<Optional<Set<String>>> sets) {
        Set<String> all = new LinkedHashSet<>();
        boolean areKnown = sets.allMatch(set -> {
            set.ifPresent(all::addAll);
            return set.isPresent();
        });
        return areKnown ? Optional.of(Collections.unmodifiableSet(all)) : Optional.empty();
    }

    /** Returns where the property comes from, in words; empty if there is no rule for it. */
    String source(String target) {
        return rules.stream()
                .filter(rule -> rule.target().equals(target))
                .findFirst()
                .map(rule -> rule.source() + ", " + rule.origin())
                .orElse("");
    }

    /** Returns the properties that have a rule, in order. */
    public List<String> targets() {
        return rules.stream().map(Rule::target).toList();
    }

    /**
     * Returns the properties of an entity, in the order of the rules. Properties without a value are omitted.
     *
     * @param entity the name of the entity in messages, for example {@code order 100000001}
     * @throws MappingException if a rule fails; the message names entity, target and source
     */
    public Map<String, String> apply(String entity, S source) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Rule<S> rule : rules) {
            value(entity, rule, source).ifPresent(value -> properties.put(rule.target(), value));
        }
        return Collections.unmodifiableMap(properties);
    }

    /**
     * Like {@link #apply(String, Object)}, with values fitted to the target: see {@link TargetSchema}. A property whose field cannot be
     * read is left out, with a warning, unless it is required or its rule is strict.
     *
     * @param violations receives the values that OrderFlow would reject; if there are any, the entity must not be sent
     * @param warnings receives the values that were changed or left out
     * @throws MappingException if a rule fails; the message names entity, target and source
     */
    public Map<String, String> apply(
            String entity,
            S source,
            TargetSchema schema,
            Collection<Violation> violations,
            Collection<MappingWarning> warnings) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Rule<S> rule : rules) {
            try {
                Optional<String> value = value(entity, rule, source);
                if (value.isPresent()) {
                    schema.fitted(rule, value.get(), violations, warnings)
                            .ifPresent(fitted -> properties.put(rule.target(), fitted));
                }
            } catch (MappingException e) {
                if (!(e.getCause() instanceof InvalidFieldException unreadable) || schema.mustHave(rule)) {
                    throw e;
                }
                warnings.add(new MappingWarning(
                        rule.target(), TargetSchema.LEFT_OUT, String.valueOf(unreadable.getMessage()), rule.source()));
            }
        }
        violations.addAll(schema.missing(properties, this::source));
        return Collections.unmodifiableMap(properties);
    }

    private static <S> Optional<String> value(String entity, Rule<S> rule, S source) {
        try {
            return Objects.requireNonNull(rule.value().apply(source), "it returned null");
        } catch (RuntimeException e) {
            throw new MappingException(entity, rule.target(), rule.source(), e);
        }
    }

    /**
     * Explains how each rule processes an entity.
     *
     * @param source returns the entity for one rule, with its values {@linkplain Observer#watch watched} by the observer
     */
    public List<Explanation.Step> explain(Function<Observer, S> source) {
        List<Explanation.Step> steps = new ArrayList<>();
        for (Rule<S> rule : rules) {
            Observer observer = new Observer();
            Optional<String> output = Optional.empty();
            Optional<String> problem = Optional.empty();
            try {
                output = Objects.requireNonNull(rule.value().apply(source.apply(observer)), "it returned null");
            } catch (RuntimeException e) {
                problem = Optional.of(String.valueOf(e.getMessage()));
            }
            steps.add(new Explanation.Step(rule, observer.seen(), output, problem));
        }
        return List.copyOf(steps);
    }

    /** Returns a description of the table. */
    public Description describe() {
        return new Description(List.of(new Description.Part("", rules)));
    }

    @Override
    public String toString() {
        return "RuleTable" + targets();
    }
}
