package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An ordered list of rules with one rule per target. Immutable: changing a table makes another.
 *
 * <pre>{@code
 * RuleTable<ProductSource> mine = ProductMapping.standard().rules()
 *         .with(Rule.optional("customsDescription", "customs_text", from -> from.product().fields().nonBlank("customs_text")))
 *         .without("magentoType");
 * }</pre>
 *
 * @param <S> what is mapped
 */
public final class RuleTable<S> {
    private final List<Rule<S>> rules;

    private RuleTable(List<Rule<S>> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * A table of the given rules, applied in this order.
     *
     * @throws IllegalArgumentException if two rules have the same target
     */
    public static <S> RuleTable<S> of(List<Rule<S>> rules) {
        Set<String> targets = new HashSet<>();
        for (Rule<S> rule : rules) {
            if (!targets.add(rule.target())) {
                throw new IllegalArgumentException("two rules for " + rule.target());
            }
        }
        return new RuleTable<>(rules);
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
        return new RuleTable<>(changed);
    }

    /**
     * This table without the rule for the target.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    public RuleTable<S> without(String target) {
        List<Rule<S>> changed = new ArrayList<>(rules);
        if (!changed.removeIf(rule -> rule.target().equals(target))) {
            throw new IllegalArgumentException("there is no rule for " + target + "; there are rules for " + targets());
        }
        return new RuleTable<>(changed);
    }

    private List<String> targets() {
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

    private static <S> Optional<String> value(String entity, Rule<S> rule, S source) {
        try {
            return Objects.requireNonNull(rule.value().apply(source), "it returned null");
        } catch (RuntimeException e) {
            throw new MappingException(entity, rule.target(), rule.source(), e);
        }
    }

    /** The table for people to read: a Markdown table of targets and sources. */
    public String describe() {
        StringBuilder table = new StringBuilder("| property | from |\n| --- | --- |\n");
        rules.forEach(rule -> table.append("| ")
                .append(rule.target())
                .append(" | ")
                .append(rule.source())
                .append(" |\n"));
        return table.toString();
    }

    @Override
    public String toString() {
        return "RuleTable" + targets();
    }
}
