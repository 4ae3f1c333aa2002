package io.github.orderflowmagento.mapping;

import java.util.List;

/** Something about a mapping that people want to look at, as plain text, Markdown or JSON. */
public sealed interface Displayable permits Description, Explanation, Difference, Findings {
    /** Rows under named columns. */
    List<TextTable> tables();

    /** For a terminal: columns in line, a title above each table. */
    default String asText() {
        return TextTable.text(tables());
    }

    /** For a ticket or a page: one table for each part. */
    default String asMarkdown() {
        return TextTable.markdown(tables());
    }

    /** For programs: an object with an array for each part, its elements named as the columns; absent values are null. */
    default String asJson() {
        return TextTable.json(tables());
    }
}
