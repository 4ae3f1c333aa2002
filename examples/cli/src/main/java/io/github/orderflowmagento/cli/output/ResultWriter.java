package io.github.orderflowmagento.cli.output;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows as they come, in constant memory. One begin, any number of rows, one end. Not thread-safe.
 *
 * <p>A value is a text, a number, a boolean, a list of texts, a map of these, or null.
 */
public interface ResultWriter {
    /**
     * Begins.
     *
     * @param title what is listed, for example {@code order export}
     * @param columns their names, for programs as well
     */
    void begin(String title, List<String> columns);

    /** Writes a row, a value for each column. */
    void row(List<? extends @Nullable Object> values);

    /**
     * Ends.
     *
     * @param summary what concerns all rows, by name; empty for a mere list
     */
    void end(Map<String, ? extends @Nullable Object> summary);

    /** A writer in a format. */
    static ResultWriter of(OutputFormat format, Console console) {
        return switch (format) {
            case table -> new TextTable(console);
            case json -> new JsonResult(console);
            case csv -> new CsvResult(console);
            case html -> new HtmlResult(console);
        };
    }

    /** A value as text; null as nothing. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof List<?> list ? String.join(", ", texts(list)) : value.toString();
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }
}
