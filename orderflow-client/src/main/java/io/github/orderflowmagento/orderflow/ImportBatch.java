package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;

/**
 * One document of an import that needs several, and its result: a report or a failure, never both.
 *
 * <p>Immutable.
 *
 * @param items the items of the document, at least one; {@code toString} shows none of their properties
 * @param report OrderFlow's result for each item; empty if the call failed
 * @param failure why there is no report; empty if there is one. {@link OrderFlowException#outcomeUnknown} returns whether OrderFlow may
 *     have taken the items anyway
 * @param endsEarly true if nothing is sent after this batch although items may remain: OrderFlow is unreachable, or rejects every document
 */
public record ImportBatch(
        List<ImportItem> items,
        Optional<ImportReport> report,
        Optional<OrderFlowException> failure,
        boolean endsEarly) {

    /** Copies the list. Use {@link #reported} or {@link #failed}, which never set both a report and a failure. */
    public ImportBatch {
        items = List.copyOf(items);
    }

    /**
     * Returns a batch that OrderFlow has reported on.
     *
     * @param items the items that were sent
     * @param report OrderFlow's report on them
     */
    public static ImportBatch reported(List<ImportItem> items, ImportReport report) {
        return new ImportBatch(items, Optional.of(report), Optional.empty(), false);
    }

    /**
     * Returns a batch without a report.
     *
     * @param items the items of the document
     * @param failure why there is no report
     * @param endsEarly whether nothing is sent after this batch
     */
    public static ImportBatch failed(List<ImportItem> items, OrderFlowException failure, boolean endsEarly) {
        return new ImportBatch(items, Optional.empty(), Optional.of(failure), endsEarly);
    }

    /** Returns the external references of the items, in their order. */
    public List<String> externalReferences() {
        return items.stream().map(ImportItem::externalReference).toList();
    }

    /**
     * Returns the report.
     *
     * @throws OrderFlowException {@link #failure}, if there is no report
     */
    public ImportReport orThrow() {
        return report.orElseThrow(failure::orElseThrow);
    }
}
