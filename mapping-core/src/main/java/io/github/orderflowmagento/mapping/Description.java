package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of a mapping, for people to read.
 *
 * @param parts the tables of the mapping: an order has several
 */
public record Description(List<Part> parts) implements Displayable {
    /**
     * One table.
     *
     * @param title which: {@code header}, {@code line}; empty if there is one only
     * @param rules in the order in which they are applied
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

    /** This description with more parts. */
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

    /** As Markdown. */
    @Override
    public String toString() {
        return asMarkdown();
    }
}
