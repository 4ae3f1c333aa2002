package io.github.orderflowmagento.operation.report;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;

/** A header line, then one line per item. Contains no lines for runs, since programs that read it expect items. */
final class GrowingCsv implements ReportFormat {
    @Override
    public Piece begin() {
        return Piece.of(CsvReport.line(ReportCells.FIELDS_WITH_OPERATION));
    }

    @Override
    public Piece started(String operation, boolean dryRun) {
        return Piece.none();
    }

    @Override
    public Piece item(String operation, ItemOutcome item) {
        return Piece.of(CsvReport.line(ReportCells.of(operation, item)));
    }

    @Override
    public Piece ended(Run run) {
        return Piece.none();
    }
}
