package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The findings of a check of a mapping, as text, Markdown or JSON.
 *
 * @param all the findings in the order of the mapping; empty if there are none
 */
public record Findings(List<Finding> all) implements Displayable {
    /** Copies the list. */
    public Findings {
        all = List.copyOf(all);
    }

    /** Returns whether there are no findings. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns these findings followed by others. */
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

    /** Returns each finding on its own line. */
    @Override
    public String toString() {
        return String.join("\n", all.stream().map(Finding::toString).toList());
    }
}
