package io.github.orderflowmagento.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180). A text that a spreadsheet would take for a formula is preceded by an apostrophe. */
final class CsvResult implements ResultWriter {
    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private final Console console;

    CsvResult(Console console) {
        this.console = console;
    }

    @Override
    public void begin(String title, List<String> columns) {
        row(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        console.result(values.stream().map(CsvResult::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(@Nullable Object value) {
        String text = ResultWriter.text(value);
        boolean isFormula =
                !(value instanceof Number) && !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        return "\"" + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void end(Map<String, ? extends @Nullable Object> summary) {
        console.flush();
    }
}
