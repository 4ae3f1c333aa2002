package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;

/**
 * One document of an import of many, and what became of it: a report or a failure, never both.
 *
 * @param items what was sent, at least one; {@code toString} shows none of their properties
 * @param report what OrderFlow says of each item
 * @param failure why there is no report
 * @param endsEarly whether nothing is sent after this batch although there may be more to send: OrderFlow is away, or
 *     refuses everything
 */
public record ImportBatch(
        List<ImportItem> items,
        Optional<ImportReport> report,
        Optional<OrderFlowException> failure,
        boolean endsEarly) {

    /** Copies the list. */
    public ImportBatch {
        items = List.copyOf(items);
    }

    /** A batch that OrderFlow has reported on. */
    public static ImportBatch reported(List<ImportItem> items, ImportReport report) {
        return new ImportBatch(items, Optional.of(report), Optional.empty(), false);
    }

    /** A batch without a report. */
    public static ImportBatch failed(List<ImportItem> items, OrderFlowException failure, boolean endsEarly) {
        return new ImportBatch(items, Optional.empty(), Optional.of(failure), endsEarly);
    }

    /** The external references of what was sent. */
    public List<String> externalReferences() {
        return items.stream().map(ImportItem::externalReference).toList();
    }

    /**
     * The report.
     *
     * @throws OrderFlowException the failure, if there is none
     */
    public ImportReport orThrow() {
        return report.orElseThrow(failure::orElseThrow);
    }
}
