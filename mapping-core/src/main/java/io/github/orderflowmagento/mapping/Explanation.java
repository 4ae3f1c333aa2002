package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Explains how each rule of a mapping processed one entity: its inputs, and its output or the reason why it has none. Contains values
 * including customers' addresses; {@link #toString} does not show them.
 *
 * @param entity the name of the entity, for example {@code order 100000001}
 * @param parts the conditions, if any, then the tables of the mapping; an order has several, including one for each line
 */
public record Explanation(String entity, List<Part> parts) implements Displayable {
    /**
     * The steps of one table.
     *
     * @param title the name of the table, for example {@code header} or {@code line 1}
     * @param rules the results of the rules, in the order in which they were applied
     */
    public record Part(String title, List<Step> rules) {
        /** Copies the list. */
        public Part {
            rules = List.copyOf(rules);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /**
     * The result of one rule.
     *
     * @param rule the rule
     * @param inputs the values that the rule read, by field; null for a field without a value
     * @param output the value; empty if the rule has none
     * @param problem why the rule failed; empty if it did not
     */
    public record Step(
            Rule<?> rule, Map<String, @Nullable String> inputs, Optional<String> output, Optional<String> problem) {
        /** Copies the map. */
        public Step {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }

        /** Returns why the rule has no value; empty if it has a value. */
        public Optional<String> reason() {
            if (output.isPresent()) {
                return Optional.empty();
            }
            return problem.map(text -> "failed: " + text).or(() -> Optional.of(nothing()));
        }

        private String nothing() {
            String absent = inputs.entrySet().stream()
                    .filter(input -> input.getValue() == null)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            return absent.isEmpty() ? "not sent" : "not sent: nothing in " + absent;
        }

        @Override
        public String toString() {
            return rule.toString();
        }
    }

    /** Copies the list. */
    public Explanation {
        parts = List.copyOf(parts);
    }

    @Override
    public List<TextTable> tables() {
        List<TextTable> tables = new ArrayList<>();
        for (Part part : parts) {
            tables.add(new TextTable(
                    part.title().isEmpty() ? entity : entity + ", " + part.title(),
                    List.of("property", "value", "why not", "what was read", "from", "transform", "origin"),
                    part.rules().stream().map(Explanation::row).toList()));
        }
        return tables;
    }

    private static List<@Nullable String> row(Step step) {
        String read = step.inputs().entrySet().stream()
                .map(input -> input.getKey() + " = " + (input.getValue() == null ? "(nothing)" : input.getValue()))
                .collect(Collectors.joining("; "));
        return Arrays.asList(
                step.rule().target(),
                step.output().orElse(null),
                step.reason().orElse(null),
                read,
                step.rule().source(),
                step.rule().transform(),
                step.rule().origin().toString());
    }

    /** Returns the name of the entity, without any values. */
    @Override
    public String toString() {
        return "Explanation of " + entity;
    }
}
