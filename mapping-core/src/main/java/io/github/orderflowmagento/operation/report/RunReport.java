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
 * A report on a finished run, for a log, a script, a spreadsheet or a browser. All formats use the same fields, which are stable across
 * versions of this library: {@code key}, {@code outcome}, {@code attempts}, {@code dueAt} (ISO 8601, UTC) and {@code detail} of each item;
 * outcomes are {@code done}, {@code would_be_sent}, {@code already_there}, {@code skipped}, {@code unknown}, {@code will_retry} and {@code
 * given_up}. No format contains the documents of a dry run, which contain customers' data.
 *
 * <pre>{@code
 * Files.writeString(Path.of("orders.html"), RunReport.of(run).html());
 * }</pre>
 *
 * <p>A report is a text in memory. For very large runs, and to follow an active run, use {@link ReportFile}. Immutable.
 */
public final class RunReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Run run;

    private RunReport(Run run) {
        this.run = run;
    }

    /** Returns the report on a run. */
    public static RunReport of(Run run) {
        return new RunReport(run);
    }

    /** Returns the summary, the run's warnings, then one line per item. For people to read: the wording may change. */
    public String text() {
        Stream<String> first = Stream.concat(
                Stream.of(run.summary()),
                run.warnings().stream().map(warning -> "warning: " + SanitizedText.line(warning)));
        return Stream.concat(first, run.items().stream().map(item -> "  " + item))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Returns one JSON object: {@code operation}, {@code dryRun}, {@code endedEarly} (the reason, or null), {@code endedBy} (its {@link
     * io.github.orderflowmagento.operation.EndReason#code code}, or null), {@code warnings}, {@code counts} (every outcome, including those
     * with zero items) and {@code items}; {@code dueAt} of an item is null if it has none.
     */
    public String json() {
        ObjectNode report =
                JSON.createObjectNode().put("operation", run.operation()).put("dryRun", run.isDryRun());
        RunJson.putResult(report, run.endedEarly(), run.endedBy(), run.warnings(), run.counts());
        ArrayNode items = report.putArray("items");
        run.items().forEach(item -> items.add(RunJson.item(item)));
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report could not be written as JSON", e);
        }
    }

    /**
     * Returns CSV (RFC 4180): a header line, then one line per item. A text that a spreadsheet would take for a formula is preceded by an
     * apostrophe, so programs should read {@link #json} instead.
     */
    public String csv() {
        return run.items().stream()
                .map(ReportCells::of)
                .map(CsvReport::line)
                .collect(Collectors.joining("", CsvReport.line(ReportCells.FIELDS), ""));
    }

    /** Returns a self-contained HTML page: no scripts, no pictures, no links. */
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
