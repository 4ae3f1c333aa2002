package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A readable description of a mapping's rules.
 *
 * @param parts the tables of the mapping, of which orders have several; the conditions, if any, come last
 */
public record Description(List<Part> parts) implements Displayable {
    /**
     * One table.
     *
     * @param title the name of the table, for example {@code header} or {@code line}; empty for the only table of a mapping
     * @param rules the rules in the order in which they are applied
     */
    public record Part(String title, List<? extends Rule<?>> rules) {
        /** Copies the list. */
        public Part {
            rules = List.copyOf(rules);
        }
    }

    /** Copies the list. */
    public Description {
        parts = List.copyOf(parts);
    }

    /** Returns this description with these parts added at the end. */
    public Description and(List<Part> more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more);
        return new Description(all);
    }

    @Override
    public List<TextTable> tables() {
        List<TextTable> tables = new ArrayList<>();
        for (Part part : parts) {
            tables.add(new TextTable(
                    part.title(),
                    List.of("property", "from", "transform", "origin"),
                    part.rules().stream()
                            .map(rule -> Arrays.asList(
                                    rule.target(),
                                    rule.source(),
                                    rule.transform(),
                                    rule.origin().toString()))
                            .toList()));
        }
        return tables;
    }

    /** Returns the description as Markdown. */
    @Override
    public String toString() {
        return asMarkdown();
    }
}
