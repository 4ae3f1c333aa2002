package io.github.orderflowmagento.mapping;

import java.util.List;

/** Information about a mapping that can be displayed as plain text, Markdown or JSON. */
public sealed interface Displayable permits Description, Explanation, Difference, Findings {
    /** Returns the content as tables, in the order in which they are displayed. */
    List<TextTable> tables();

    /** Returns plain text for a terminal, with aligned columns and a title above each table. */
    default String asText() {
        return TextTable.text(tables());
    }

    /** Returns Markdown, with one table for each part. */
    default String asMarkdown() {
        return TextTable.markdown(tables());
    }

    /**
     * Returns a JSON object with one array for each part, named by its title. Each element of an array is a row: an object whose names are
     * the columns, with null for absent values.
     */
    default String asJson() {
        return TextTable.json(tables());
    }
}
