package io.github.orderflowmagento.operation.report;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180). */
final class CsvReport {
    /** At the start of a cell, spreadsheets take these for a formula. */
    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private CsvReport() {}

    static String line(List<String> cells) {
        return cells.stream().map(CsvReport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
