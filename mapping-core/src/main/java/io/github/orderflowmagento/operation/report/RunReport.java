package io.github.orderflowmagento.operation.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.internal.report.RunJson;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * A run, written down when it has ended: for a log, a script, a spreadsheet or a browser. Every form names the same fields, which stay as
 * they are from one version of this library to the next: {@code key}, {@code outcome}, {@code attempts}, {@code dueAt} (ISO 8601, UTC) and
 * {@code detail} of each item; outcomes are {@code done}, {@code would_be_sent}, {@code already_there}, {@code skipped}, {@code
 * unknown}, {@code will_retry} and {@code given_up}. No form holds the documents of a dry run, which name customers.
 *
 * <pre>{@code
 * Files.writeString(Path.of("orders.html"), RunReport.of(run).html());
 * }</pre>
 *
 * <p>A report is a text, whole in memory: for runs of any size, and to look at a run while it goes on, see {@link ReportFile}. Immutable.
 */
public final class RunReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Run run;

    private RunReport(Run run) {
        this.run = run;
    }

    /** The report on a run. */
    public static RunReport of(Run run) {
        return new RunReport(run);
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
        ObjectNode report =
                JSON.createObjectNode().put("operation", run.operation()).put("dryRun", run.isDryRun());
        RunJson.putResult(report, run.endedEarly(), run.warnings(), run.counts());
        ArrayNode items = report.putArray("items");
        run.items().forEach(item -> items.add(RunJson.item(item)));
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
        return run.items().stream()
                .map(ReportCells::of)
                .map(CsvReport::line)
                .collect(Collectors.joining("", CsvReport.line(ReportCells.FIELDS), ""));
    }

    /** One page that needs nothing else: no script, no picture, no address of anything. */
    public String html() {
        String rows = run.items().stream()
                .map(item -> HtmlReport.row(item, ReportCells.of(item)))
                .collect(Collectors.joining());
        return HtmlReport.begin(run.operation())
                + HtmlReport.result(run)
                + HtmlReport.tableBegin(ReportCells.FIELDS)
                + rows
                + HtmlReport.TABLE_END
                + HtmlReport.END;
    }
}
