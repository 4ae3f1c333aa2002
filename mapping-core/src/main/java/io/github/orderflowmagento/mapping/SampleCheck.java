package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Applies the rules of one table to samples, and reports each rule that reads a field missing from all samples, fails for all samples, or
 * has no value for any of them. The library's own rules are not checked, since they read fields that only some shops have. Not thread-safe.
 *
 * @param <S> the type of the mapped entities
 */
public final class SampleCheck<S> {
    private static final String ITEM = "item.";
    private static final String RENAME = "correct the name, or remove the rule";

    private final String kind;
    private final String part;
    private final RuleTable<S> rules;
    private final boolean areConditions;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Tried> tried = new HashMap<>();
    private int samples;

    /** The results of one rule. */
    private static final class Tried {
        private final Set<String> sent = new LinkedHashSet<>();
        private final Set<String> read = new LinkedHashSet<>();
        private int values;
        private int failures;
    }

    private SampleCheck(String kind, String part, RuleTable<S> rules, boolean areConditions) {
        this.kind = kind;
        this.part = part;
        this.rules = rules;
        this.areConditions = areConditions;
    }

    /**
     * Returns a check of rules.
     *
     * @param kind the kind of entity, in the singular, for example {@code order}
     * @param part the title of the table; empty for the only table of a mapping
     */
    public static <S> SampleCheck<S> of(String kind, String part, RuleTable<S> rules) {
        return new SampleCheck<>(kind, part, rules, false);
    }

    /** Returns a check of conditions. */
    public static <S> SampleCheck<S> of(String kind, Conditions<S> conditions) {
        return new SampleCheck<>(kind, Conditions.TITLE, conditions.table(), true);
    }

    /**
     * Applies the rules to a sample.
     *
     * @param watched returns the sample for one rule, with its values {@linkplain Observer#watch watched} by the observer
     */
    public void tryOn(S sample, Function<Observer, S> watched) {
        samples++;
        names.addAll(rules.fields().names(sample));
        for (Explanation.Step step : rules.explain(watched)) {
            Tried result = tried.computeIfAbsent(step.rule().target(), target -> new Tried());
            Set<String> named = step.rule().fields();
            result.read.addAll(named.isEmpty() ? step.inputs().keySet() : named);
            named.stream().filter(field -> rules.fields().isSent(sample, field)).forEach(result.sent::add);
            step.inputs().forEach((field, value) -> {
                if (value != null) {
                    result.sent.add(field);
                }
            });
            result.failures += step.problem().isPresent() ? 1 : 0;
            result.values += isValue(step.output()) ? 1 : 0;
        }
    }

    private boolean isValue(Optional<String> output) {
        return areConditions ? output.equals(Optional.of(Conditions.MET)) : output.isPresent();
    }

    /** Returns the findings; empty if there were no samples, for example if no order has an invoice address. */
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (Rule<S> rule : rules.rules()) {
            Tried result = tried.get(rule.target());
            if (result != null && rule.origin().kind() != Origin.Kind.STANDARD) {
                List<Finding> missing = missing(rule, result).toList();
                found.addAll(
                        missing.isEmpty() ? withoutValue(rule, result).stream().toList() : missing);
            }
        }
        return found;
    }

    private Stream<Finding> missing(Rule<S> rule, Tried result) {
        return result.read.stream()
                .filter(field -> !result.sent.contains(field) && !names.contains(field))
                // a line's own fields need no prefix
                .filter(field -> !field.startsWith(ITEM) || !names.contains(field.substring(ITEM.length())))
                .sorted()
                .map(field -> found(
                        rule,
                        field,
                        "none of " + samples() + " has this field"
                                + NearestName.nearest(field, names)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""),
                        areConditions ? "correct the name: until then, each is rejected" : RENAME));
    }

    private Optional<Finding> withoutValue(Rule<S> rule, Tried result) {
        if (result.values > 0) {
            return Optional.empty();
        }
        if (result.failures == samples) {
            return Optional.of(found(rule, rule.source(), "fails for " + samples(), "see explain"));
        }
        return Optional.of(
                areConditions
                        ? found(
                                rule,
                                rule.source(),
                                "met by none of " + samples(),
                                "check whether anything would be sent")
                        : found(rule, rule.source(), "gives no value for any of " + samples(), "see explain"));
    }

    private String samples() {
        return samples + " sample" + (samples == 1 ? "" : "s");
    }

    private Finding found(Rule<S> rule, String field, String problem, String advice) {
        return Finding.builder()
                .entity(kind)
                .part(part)
                .property(rule.target())
                .field(field)
                .problem(problem)
                .advice(advice + " (" + rule.origin() + ")")
                .build();
    }
}
