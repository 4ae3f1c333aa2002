package io.github.orderflowmagento.operation.report;

import java.util.List;
import java.util.stream.Collectors;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;

/** The parts of a self-contained page: no scripts, no pictures, no links. */
final class HtmlReport {
    static final String TABLE_END = "</tbody>\n</table>\n";
    static final String END = "</body>\n</html>\n";

    private static final String BEGIN = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            body { font-family: sans-serif; margin: 2em; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top; }
            li.will_retry b, tr.will_retry td { background: #fff4cc; }
            p.warning, li.given_up b, tr.given_up td { background: #ffd9d4; }
            </style>
            </head>
            <body>
            """;

    private HtmlReport() {}

    static String begin(String title) {
        return BEGIN.formatted(escaped(title));
    }

    /** Returns the run's summary, warnings and counts. */
    static String result(Run run) {
        String warnings = run.warnings().stream()
                .map(warning -> "<p class=\"warning\">" + escaped(warning) + "</p>\n")
                .collect(Collectors.joining());
        String counts = run.counts().entrySet().stream()
                .map(count -> "<li class=\"" + count.getKey().code() + "\"><b>" + count.getValue() + "</b> "
                        + count.getKey() + "</li>\n")
                .collect(Collectors.joining());
        String endedBy = run.endedBy()
                .map(reason -> "<p class=\"warning\">Ended early: " + escaped(reason.toString()) + "</p>\n")
                .orElse("");
        return heading(run.operation(), run.isDryRun()) + "<p>" + escaped(run.summary()) + "</p>\n" + warnings
                + endedBy
                + "<ul>\n" + counts + "</ul>\n";
    }

    static String heading(String operation, boolean dryRun) {
        return "<h1>" + escaped(operation + (dryRun ? " (dry run)" : "")) + "</h1>\n";
    }

    static String tableBegin(List<String> fields) {
        String cells =
                fields.stream().map(field -> "<th>" + escaped(field) + "</th>").collect(Collectors.joining());
        return "<table>\n<thead><tr>" + cells + "</tr></thead>\n<tbody>\n";
    }

    static String row(ItemOutcome item, List<String> cells) {
        return cells.stream()
                .map(cell -> "<td>" + escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr class=\"" + item.outcome().code() + "\">", "</tr>\n"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
