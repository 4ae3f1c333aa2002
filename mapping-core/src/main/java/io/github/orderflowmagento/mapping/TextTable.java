package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * A table of texts.
 *
 * @param title the title; empty for a table without one
 * @param columns the names of the columns
 * @param rows the rows, with one text for each column; null for an absent value
 */
public record TextTable(String title, List<String> columns, List<List<@Nullable String>> rows) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Copies the lists. */
    public TextTable {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    static String text(List<TextTable> tables) {
        return tables.stream().map(TextTable::text).collect(Collectors.joining("\n"));
    }

    private String text() {
        List<Integer> shown = shownColumns();
        List<Integer> widths = shown.stream()
                .map(column -> rows.stream()
                        .mapToInt(row -> oneLine(row.get(column)).length())
                        .reduce(columns.get(column).length(), Math::max))
                .toList();
        StringBuilder text = new StringBuilder(title.isEmpty() ? "" : title + "\n");
        text.append(line(columns, shown, widths));
        rows.forEach(row -> text.append(line(row, shown, widths)));
        return text.toString();
    }

    private static String line(List<? extends @Nullable String> cells, List<Integer> shown, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            String cell = oneLine(cells.get(shown.get(i)));
            line.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
        }
        return line.toString().stripTrailing() + "\n";
    }

    static String markdown(List<TextTable> tables) {
        return tables.stream().map(TextTable::markdown).collect(Collectors.joining("\n"));
    }

    private String markdown() {
        List<Integer> shown = shownColumns();
        StringBuilder table = new StringBuilder(title.isEmpty() ? "" : title + "\n\n");
        table.append(shown.stream().map(columns::get).collect(Collectors.joining(" | ", "| ", " |\n")));
        table.append(shown.stream().map(column -> "---").collect(Collectors.joining(" | ", "| ", " |\n")));
        for (List<@Nullable String> row : rows) {
            table.append(shown.stream()
                    .map(column -> oneLine(row.get(column)).replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return table.toString();
    }

    static String json(List<TextTable> tables) {
        Map<String, Object> parts = new LinkedHashMap<>();
        tables.forEach(listing -> parts.put(listing.title(), listing.objects()));
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private List<Map<String, @Nullable String>> objects() {
        List<Map<String, @Nullable String>> objects = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            Map<String, @Nullable String> object = new LinkedHashMap<>();
            IntStream.range(0, columns.size()).forEach(column -> object.put(columns.get(column), row.get(column)));
            objects.add(object);
        }
        return objects;
    }

    /** Returns the columns that are not blank throughout. */
    private List<Integer> shownColumns() {
        return IntStream.range(0, columns.size())
                .filter(column -> rows.isEmpty()
                        || rows.stream()
                                .anyMatch(row -> !oneLine(row.get(column)).isEmpty()))
                .boxed()
                .toList();
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replace("\r", "").replace("\n", "⏎");
    }
}
