package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.internal.sort.SortedRows;

/** Merges records with changes, both in the order of their SKUs; of several changes of one SKU the last wins. */
final class MergedSkuRecords implements SortedSkuFile.Records {
    private final SortedSkuFile.Records records;
    private final SortedRows<String> changes;
    private @Nullable SkuDocument record;

    MergedSkuRecords(SortedSkuFile.Records records, SortedRows<String> changes) throws IOException {
        this.records = records;
        this.changes = changes;
        this.record = records.next();
    }

    @Override
    public @Nullable SkuDocument next() throws IOException {
        while (true) {
            SkuDocument next = nextOfEither();
            if (next == null || !next.record().isNone()) {
                return next;
            }
        }
    }

    private @Nullable SkuDocument nextOfEither() throws IOException {
        SkuDocument before = record;
        if (!changes.hasNext() || (before != null && before.sku().compareTo(changes.key()) < 0)) {
            record = before == null ? null : records.next();
            return before;
        }
        String sku = changes.key();
        if (before != null && before.sku().equals(sku)) {
            record = records.next();
        }
        String last = changes.next().value();
        while (changes.isAt(sku)) {
            last = changes.next().value();
        }
        return SkuDocument.read(last).orElse(null);
    }
}
