package io.github.orderflowmagento.mapping;

import java.util.List;

/** A result about a mapping that can be displayed as plain text, Markdown or JSON. */
public sealed interface Displayable permits Description, Explanation, Difference, Findings {
    /** Returns the tables. */
    List<TextTable> tables();

    /** Returns plain text for a terminal, with aligned columns and a title above each table. */
    default String asText() {
        return TextTable.text(tables());
    }

    /** Returns Markdown, with a table for each part. */
    default String asMarkdown() {
        return TextTable.markdown(tables());
    }

    /** Returns a JSON object with an array for each part; its elements are objects with the columns as names and null for absent values. */
    default String asJson() {
        return TextTable.json(tables());
    }
}
