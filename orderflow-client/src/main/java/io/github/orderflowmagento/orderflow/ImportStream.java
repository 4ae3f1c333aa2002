package io.github.orderflowmagento.orderflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.OrderFlowException.Busy;
import io.github.orderflowmagento.orderflow.OrderFlowException.Concern;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;

/** Takes items from a source, one document at a time, and sends each document when its outcome is requested. */
final class ImportStream extends AbstractSpliterator<ImportBatch> {

    /** The number of failures in a row after which the documents are probably not the cause. */
    private static final int FAILURES_BEFORE_DOUBT = 3;

    private final Spliterator<ImportItem> source;
    private final Function<List<ImportItem>, ImportReport> sending;
    private final DocumentSize size;
    private @Nullable ImportItem next;
    private int failuresInARow;
    private boolean ended;

    ImportStream(Spliterator<ImportItem> source, Function<List<ImportItem>, ImportReport> sending, DocumentSize size) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.source = source;
        this.sending = sending;
        this.size = size;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ImportBatch> action) {
        if (ended) {
            return false;
        }
        ended = true; // if the source fails, the items of this document would be missing from the next
        List<ImportItem> document = document();
        if (document.isEmpty()) {
            return false;
        }
        ImportBatch batch = send(document);
        ended = batch.endsEarly();
        action.accept(batch);
        return true;
    }

    /** Returns the next document's items. An item that does not fit is kept for the following document. */
    private List<ImportItem> document() {
        Map<String, ImportItem> document = new LinkedHashMap<>();
        long bytes = 0;
        while (document.size() < size.items() && hasNext()) {
            ImportItem item = taken();
            // Alone it is a little longer than among others.
            bytes += ImportDocument.write(List.of(item)).length;
            boolean hasRoom = document.isEmpty() || bytes <= size.bytes();
            if (!hasRoom || document.putIfAbsent(item.externalReference(), item) != null) {
                next = item;
                break;
            }
        }
        return new ArrayList<>(document.values());
    }

    private boolean hasNext() {
        return next != null || source.tryAdvance(item -> next = item);
    }

    private ImportItem taken() {
        ImportItem item = next;
        if (item == null) {
            throw new IllegalStateException("Nothing to take");
        }
        next = null;
        return item;
    }

    private ImportBatch send(List<ImportItem> document) {
        try {
            ImportReport report = sending.apply(document);
            failuresInARow = 0;
            return ImportBatch.reported(document, report);
        } catch (OrderFlowException e) {
            if (e.concerns() == Concern.EVERYTHING || e instanceof Busy) {
                return ImportBatch.failed(document, e, true);
            }
            failuresInARow++;
            return ImportBatch.failed(document, e, failuresInARow == FAILURES_BEFORE_DOUBT);
        }
    }
}
