package io.github.orderflowmagento.operation.report;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/**
 * A page with growing tables. Its last part shows the active runs and their progress, and is overwritten by the next row; the result of a
 * finished run stays.
 */
final class GrowingHtml implements ReportFormat {
    /** By operation, the number of items settled so far in active runs. */
    private final Map<String, Map<Outcome, Long>> underWay = new LinkedHashMap<>();

    private boolean isInTable;

    @Override
    public Piece begin() {
        isInTable = false;
        return new Piece(HtmlReport.begin("Runs"), tail());
    }

    @Override
    public Piece started(String operation, boolean dryRun) {
        underWay.put(operation, new EnumMap<>(Outcome.class));
        return new Piece("", tail());
    }

    @Override
    public Piece item(String operation, ItemOutcome item) {
        underWay.computeIfAbsent(operation, missing -> new EnumMap<>(Outcome.class))
                .merge(item.outcome(), 1L, Long::sum);
        String table = isInTable ? "" : HtmlReport.tableBegin(ReportCells.FIELDS_WITH_OPERATION);
        isInTable = true;
        return new Piece(table + HtmlReport.row(item, ReportCells.of(operation, item)), tail());
    }

    @Override
    public Piece ended(Run run) {
        underWay.remove(run.operation());
        String table = isInTable ? HtmlReport.TABLE_END : "";
        isInTable = false;
        return new Piece(table + HtmlReport.result(run), tail());
    }

    private String tail() {
        return (isInTable ? HtmlReport.TABLE_END : "")
                + underWay.entrySet().stream()
                        .map(run -> underWay(run.getKey(), run.getValue()))
                        .collect(Collectors.joining())
                + HtmlReport.END;
    }

    private static String underWay(String operation, Map<Outcome, Long> counts) {
        String soFar = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return "<p class=\"under-way\">" + HtmlReport.escaped(operation) + " has not ended. So far: "
                + (soFar.isEmpty() ? "nothing" : soFar) + ".</p>\n";
    }
}
