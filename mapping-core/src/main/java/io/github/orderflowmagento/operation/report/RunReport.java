package io.github.orderflowmagento.operation.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * A run, written down: for a log, a script, a spreadsheet or a browser. Every form names the same fields, which stay as they are
 * from one version of this library to the next: {@code key}, {@code outcome}, {@code attempts}, {@code dueAt} (ISO 8601, UTC) and
 * {@code detail} of each item; outcomes are {@code done}, {@code would_be_sent}, {@code already_there}, {@code skipped}, {@code
 * unknown}, {@code will_retry} and {@code given_up}. No form holds the documents of a dry run, which name customers.
 *
 * <pre>{@code
 * Files.writeString(Path.of("orders.html"), RunReport.of(run).html());
 * }</pre>
 */
public final class RunReport {
    private static final List<String> FIELDS = List.of("key", "outcome", "attempts", "dueAt", "detail");

    /** With these a spreadsheet takes a text for a formula, at the begin of a cell. */
    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String PAGE = """
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
            <h1>%s</h1>
            <p>%s</p>
            %s<ul>
            %s
            </ul>
            <table>
            <thead><tr>%s</tr></thead>
            <tbody>
            %s
            </tbody>
            </table>
            </body>
            </html>
            """;

    private final Run run;

    private RunReport(Run run) {
        this.run = run;
    }

    /** The report on a run. */
    public static RunReport of(Run run) {
        return new RunReport(run);
    }

    /** The name of an outcome in JSON, CSV and HTML. */
    static String code(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** The summary, the run's warnings, then one line for each item. For people: its wording may change. */
    public String text() {
        Stream<String> first = Stream.concat(
                Stream.of(run.summary()),
                run.warnings().stream().map(warning -> "warning: " + SanitizedText.line(warning)));
        return Stream.concat(first, run.items().stream().map(item -> "  " + item))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * One object: {@code operation}, {@code dryRun}, {@code endedEarly} (why, or null), {@code warnings}, {@code counts} (each outcome, be it
     * zero) and {@code items}; {@code dueAt} of an item is null if there is no such time.
     */
    public String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("operation", run.operation())
                .put("dryRun", run.isDryRun())
                .put("endedEarly", run.endedEarly().orElse(null));
        ArrayNode warnings = report.putArray("warnings");
        run.warnings().forEach(warnings::add);
        ObjectNode counts = report.putObject("counts");
        run.counts().forEach((outcome, count) -> counts.put(code(outcome), count));
        ArrayNode items = report.putArray("items");
        for (ItemOutcome item : run.items()) {
            items.addObject()
                    .put("key", item.key())
                    .put("outcome", code(item.outcome()))
                    .put("attempts", item.attempts())
                    .put("dueAt", item.dueAt().map(Object::toString).orElse(null))
                    .put("detail", item.detail());
        }
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report could not be written as JSON", e);
        }
    }

    /**
     * A line of field names and a line for each item (RFC 4180). A text that a spreadsheet would take for a formula is preceded by an
     * apostrophe, so a program had better read {@link #json}.
     */
    public String csv() {
        Stream<List<String>> rows =
                Stream.concat(Stream.of(FIELDS), run.items().stream().map(RunReport::cells));
        return rows.map(row -> row.stream().map(RunReport::csvCell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> cells(ItemOutcome item) {
        return List.of(
                item.key(),
                code(item.outcome()),
                String.valueOf(item.attempts()),
                item.dueAt().map(Object::toString).orElse(""),
                item.detail());
    }

    private static String csvCell(String text) {
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    /** One page that needs nothing else: no script, no picture, no address of anything. */
    public String html() {
        String counts = run.counts().entrySet().stream()
                .map(count -> "<li class=\"" + code(count.getKey()) + "\"><b>" + count.getValue() + "</b> "
                        + count.getKey() + "</li>")
                .collect(Collectors.joining("\n"));
        String header = FIELDS.stream().map(field -> "<th>" + field + "</th>").collect(Collectors.joining());
        String rows = run.items().stream().map(RunReport::htmlRow).collect(Collectors.joining("\n"));
        return PAGE.formatted(
                escaped(run.operation()),
                escaped(run.operation() + (run.isDryRun() ? " (dry run)" : "")),
                escaped(run.summary()),
                run.warnings().stream()
                        .map(warning -> "<p class=\"warning\">" + escaped(warning) + "</p>\n")
                        .collect(Collectors.joining()),
                counts,
                header,
                rows);
    }

    private static String htmlRow(ItemOutcome item) {
        return cells(item).stream()
                .map(cell -> "<td>" + escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr class=\"" + code(item.outcome()) + "\">", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
