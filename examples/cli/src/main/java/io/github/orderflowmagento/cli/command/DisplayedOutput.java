package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.OutputFormat;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.mapping.Displayable;
import io.github.orderflowmagento.mapping.TextTable;

/** Writes descriptions of the mapping. */
final class DisplayedOutput {
    private DisplayedOutput() {}

    static void write(Displayable displayed, CommonOptions common, Console console) {
        if (common.output() == OutputFormat.json) {
            console.document(displayed.asJson());
            return;
        }
        List<TextTable> tables = displayed.tables();
        if (common.output() == OutputFormat.table) {
            String gap = "";
            for (TextTable table : tables) {
                if (!table.title().isEmpty() && tables.size() > 1) {
                    console.line(gap + table.title());
                    gap = System.lineSeparator();
                }
                write(table, List.of(), common.writer(console));
            }
            return;
        }
        ResultWriter writer = common.writer(console);
        if (tables.isEmpty()) {
            return;
        }
        writer.begin(
                displayed.getClass().getSimpleName(),
                Stream.concat(Stream.of("part"), tables.get(0).columns().stream())
                        .toList());
        tables.forEach(table -> rows(table, List.of(table.title()), writer));
        writer.end(Map.of());
    }

    private static void write(TextTable table, List<String> before, ResultWriter writer) {
        writer.begin(table.title(), table.columns());
        rows(table, before, writer);
        writer.end(Map.of());
    }

    private static void rows(TextTable table, List<String> before, ResultWriter writer) {
        for (List<@Nullable String> row : table.rows()) {
            List<@Nullable Object> values = new ArrayList<>(before);
            values.addAll(row);
            writer.row(values);
        }
    }
}
