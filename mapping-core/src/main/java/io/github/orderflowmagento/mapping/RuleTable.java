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
 * An ordered list of rules with one rule per target. Immutable: changing a table makes another.
 *
 * <pre>{@code
 * RuleTable<ProductSource> mine = ProductMapping.standard().rules()
 *         .withField("customsDescription", "customs_text")
 *         .without("magentoType");
 * }</pre>
 *
 * @param <S> what is mapped
 */
public final class RuleTable<S> {
    private final SourceFields<S> fields;
    private final List<Rule<S>> rules;

    private RuleTable(SourceFields<S> fields, List<Rule<S>> rules) {
        this.fields = fields;
        this.rules = List.copyOf(rules);
    }

    /**
     * A table of the given rules, applied in this order.
     *
     * @param fields how fields of what is mapped are read by name
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

    /** How fields of what is mapped are read by name. */
    public SourceFields<S> fields() {
        return fields;
    }

    /** The rules, in order. */
    public List<Rule<S>> rules() {
        return rules;
    }

    /** This table with the rule in the place of the one for the same target, or at the end if there is none. */
    public RuleTable<S> with(Rule<S> rule) {
        List<Rule<S>> changed = new ArrayList<>(rules);
        changed.replaceAll(present -> present.target().equals(rule.target()) ? rule : present);
        if (!changed.contains(rule)) {
            changed.add(rule);
        }
        return new RuleTable<>(fields, changed);
    }

    /**
     * This table with one field sent as it is, in the place of the rule for the same target, or at the end: the commonest rule.
     *
     * @param field by the name that its sender has for it; one with a point is nested: {@code payment.method}. What is not told, or blank,
     *     is not sent
     */
    public RuleTable<S> withField(String target, String field) {
        return with(Rule.<S>optional(target, field, source -> fields.text(source, field))
                .reading(Set.of(field)));
    }

    /**
     * This table with the rule in the place of the one for the same target. If there is none, behind the rule for another target; at the
     * end if there is none for that either.
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
     * This table without the rule for the target.
     *
     * @throws IllegalArgumentException if there is no such rule, naming the nearest target that has one
     */
    public RuleTable<S> without(String target) {
        Rule<S> removed = rule(target);
        return new RuleTable<>(
                fields, rules.stream().filter(rule -> !rule.equals(removed)).toList());
    }

    /** This table with every rule in the place of the one for the same target, or at the end. */
    public RuleTable<S> with(List<Rule<S>> others) {
        RuleTable<S> changed = this;
        for (Rule<S> rule : others) {
            changed = changed.with(rule);
        }
        return changed;
    }

    /**
     * This table with a rule changed.
     *
     * <pre>{@code
     * table.decorate("description", rule -> rule.map("in capitals", text -> text.toUpperCase(Locale.ROOT)))
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no rule for the target, or the change is one to another target
     */
    public RuleTable<S> decorate(String target, UnaryOperator<Rule<S>> change) {
        Rule<S> changed = change.apply(rule(target)).from(Origin.CODE);
        if (!changed.target().equals(target)) {
            throw new IllegalArgumentException("a rule for " + target + " was made one for " + changed.target());
        }
        return with(changed);
    }

    /**
     * The rule for the target.
     *
     * @throws IllegalArgumentException if there is none, naming the nearest target that has one
     */
    public Rule<S> rule(String target) {
        return rules.stream()
                .filter(rule -> rule.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no rule for " + target + NearestName.to(target, targets())));
    }

    /** This table with those rules of one origin that an earlier table did not have. */
    public RuleTable<S> from(Origin origin, RuleTable<S> earlier) {
        return new RuleTable<>(
                fields,
                rules.stream()
                        .map(rule -> earlier.rules.contains(rule) ? rule : rule.from(origin))
                        .toList());
    }

    /** This table with all its rules of one origin. */
    public RuleTable<S> from(Origin origin) {
        return new RuleTable<>(
                fields, rules.stream().map(rule -> rule.from(origin)).toList());
    }

    /** All fields that the rules read by name; empty if of one of them {@linkplain Rule#reads nobody knows}. */
    public Optional<Set<String>> reads() {
        return union(rules.stream().map(Rule::reads));
    }

    /** All of them; empty if one is. */
    static Optional<Set<String>> union(Stream<Optional<Set<String>>> sets) {
        Set<String> all = new LinkedHashSet<>();
        boolean areKnown = sets.allMatch(set -> {
            set.ifPresent(all::addAll);
            return set.isPresent();
        });
        return areKnown ? Optional.of(Collections.unmodifiableSet(all)) : Optional.empty();
    }

    /** Where the property comes from, in words; empty if no rule is for it. */
    String source(String target) {
        return rules.stream()
                .filter(rule -> rule.target().equals(target))
                .findFirst()
                .map(rule -> rule.source() + ", " + rule.origin())
                .orElse("");
    }

    /** The properties that have a rule, in order. */
    public List<String> targets() {
        return rules.stream().map(Rule::target).toList();
    }

    /**
     * The properties for a source, in the order of the rules; those without a value are not in the map.
     *
     * @param entity what the source is, for messages: {@code order 100000001}
     * @throws MappingException naming entity, target and source of the rule that failed
     */
    public Map<String, String> apply(String entity, S source) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Rule<S> rule : rules) {
            value(entity, rule, source).ifPresent(value -> properties.put(rule.target(), value));
        }
        return Collections.unmodifiableMap(properties);
    }

    /**
     * The properties for a source, as {@link #apply(String, Object)} gives them, made fit for whom they are sent to: see {@link
     * TargetSchema}. A field of the shop's that a rule cannot read is left out, unless the property is required.
     *
     * @param violations receives what would not be taken, and for what reason the entity must not be sent
     * @param warnings receives what was changed or left out
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
     * What each rule does with a source.
     *
     * @param source makes the source for a rule, of values that are {@linkplain Observer#watch watched}
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

    /** The table for people to read. */
    public Description describe() {
        return new Description(List.of(new Description.Part("", rules)));
    }

    @Override
    public String toString() {
        return "RuleTable" + targets();
    }
}
