package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a check of a mapping found, to be looked at as text, Markdown or JSON.
 *
 * @param all in the order of the mapping; empty if nothing was found
 */
public record Findings(List<Finding> all) implements Displayable {
    /** Copies the list. */
    public Findings {
        all = List.copyOf(all);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** These, and others behind them. */
    public Findings and(Findings others) {
        List<Finding> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Findings(both);
    }

    @Override
    public List<TextTable> tables() {
        return List.of(new TextTable(
                "findings",
                List.of("entity", "part", "property", "field", "problem", "what to do"),
                all.stream()
                        .map(finding -> Arrays.asList(
                                finding.entity(),
                                finding.part(),
                                finding.property(),
                                finding.field(),
                                finding.problem(),
                                finding.advice()))
                        .toList()));
    }

    /** Each finding in a line of its own. */
    @Override
    public String toString() {
        return String.join("\n", all.stream().map(Finding::toString).toList());
    }
}
