package io.github.orderflowmagento.cli.output;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows one by one, in constant memory. Call {@link #begin} once, {@link #row} any number of times, then {@link #end} once. Not
 * thread-safe.
 *
 * <p>A value is a text, a number, a boolean, a list of texts, a map of these, or null.
 */
public interface ResultWriter {
    /**
     * Begins the output.
     *
     * @param title what is listed, for example {@code order export}
     * @param columns the names of the columns, which programs use, too
     */
    void begin(String title, List<String> columns);

    /** Writes a row, with one value for each column. */
    void row(List<? extends @Nullable Object> values);

    /**
     * Ends the output.
     *
     * @param summary values that concern all rows, by name; empty for a plain list
     */
    void end(Map<String, ? extends @Nullable Object> summary);

    /** Returns a writer in a format. */
    static ResultWriter of(OutputFormat format, Console console) {
        return switch (format) {
            case table -> new TextTable(console);
            case json -> new JsonResult(console);
            case csv -> new CsvResult(console);
            case html -> new HtmlResult(console);
        };
    }

    /** Returns a value as text; null as an empty text. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof List<?> list ? String.join(", ", texts(list)) : value.toString();
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }
}
