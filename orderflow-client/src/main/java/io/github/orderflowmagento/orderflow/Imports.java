package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import retrofit2.Call;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportType;

/** Imports of one type: checks the items, sends them and matches the report. */
final class Imports {

    private final Http http;
    private final ImportType type;
    private final Set<ImportOperation> operations;
    private final Function<List<ImportItem>, Call<List<ImportResult>>> address;

    Imports(
            Http http,
            ImportType type,
            Set<ImportOperation> operations,
            Function<List<ImportItem>, Call<List<ImportResult>>> address) {
        this.http = http;
        this.type = type;
        this.operations = operations;
        this.address = address;
    }

    /** Sends the items in one document. Sends nothing if one has another type or operation, or occurs twice. */
    ImportReport send(List<ImportItem> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("An import needs at least one item");
        }
        List<ImportItem> sent = List.copyOf(items);
        sent.forEach(this::check);
        ImportReport.of(sent, List.of()); // rejects a duplicate reference before anything is sent
        String what = type.name().toLowerCase(Locale.ROOT) + " import of " + sent.size()
                + (sent.size() == 1 ? " item" : " items");
        return ImportReport.of(sent, http.call(what, address.apply(sent)));
    }

    /** Sends the items in as many documents as they need, while the stream is consumed. */
    Stream<ImportBatch> sendAll(Stream<ImportItem> items) {
        ImportStream batches =
                new ImportStream(items.sequential().peek(this::check).spliterator(), this::send, http.documentSize());
        return StreamSupport.stream(batches, false).onClose(items::close);
    }

    private void check(ImportItem item) {
        if (item.type() != type || !operations.contains(item.operation())) {
            throw new IllegalArgumentException("Item '%s' is %s/%s, expected %s/%s"
                    .formatted(
                            item.externalReference(),
                            item.type(),
                            item.operation(),
                            type,
                            operations.size() == 1 ? operations.iterator().next() : operations));
        }
    }
}
