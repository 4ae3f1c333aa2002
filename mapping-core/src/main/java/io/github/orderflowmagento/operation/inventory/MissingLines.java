package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.internal.sort.ExternalSort;
import io.github.orderflowmagento.operation.internal.sort.SortedRows;
import io.github.orderflowmagento.operation.inventory.MissingRows.Named;
import io.github.orderflowmagento.operation.inventory.MissingRows.Present;
import io.github.orderflowmagento.operation.inventory.WantedStock.Origin;
import io.github.orderflowmagento.operation.inventory.WantedStock.Remarks;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/**
 * Finds the SKUs that were in the warehouse's inventory and are missing in the requested one. A SKU in any letter case counts as present, and
 * so does a SKU for whose shop SKU another line exists.
 */
final class MissingLines implements AutoCloseable {
    private static final String MISSING = "no longer in the warehouse's inventory";
    private static final String UNLESS = ", unless a line without a SKU, or one that is not applied, is for it";
    private static final String NOT_COUNTED = "none of its lines in the warehouse's inventory counts any more";

    private static final String WAITING = "despatched units wait there for their shipment";

    private static final String OF_OTHER_SOURCE =
            "of a source that the mapping no longer names: the shop keeps that stock, and may sell it";

    private static final int MOST_FORMS = 1000;

    private final InventoryOptions options;
    private final StockKeys keys;
    private final RunRecorder recorder;
    private final InventoryMemory memory;

    /** The case-folded keys of all lines, readable or not. */
    private final ExternalSort<Present> present = new ExternalSort<>(MissingRows.PRESENT);

    /** The case-folded SKUs of the shop: those present, and those of missing keys. */
    private final ExternalSort<Named> named = new ExternalSort<>(MissingRows.NAMED);

    private boolean hasLines;
    private boolean linesOfUnknownSku;

    MissingLines(InventoryOptions options, StockKeys keys, RunRecorder recorder, InventoryMemory memory) {
        this.options = options;
        this.keys = keys;
        this.recorder = recorder;
        this.memory = memory;
    }

    /** Adds a line that exists; one that does not count only keeps its SKU from being set to zero. */
    void met(String key, boolean counts) {
        hasLines = true;
        present.add(SkuMatch.folded(key), new Present(key, counts));
    }

    /** Adds a line that cannot be read; if it has no SKU, or its source counts but is unknown, it may concern any SKU. */
    void met(UnreadableLine line) {
        line.externalReference()
                .filter(sku -> options.mapping().sources().isEmpty())
                .ifPresentOrElse(sku -> met(sku, true), this::unknown);
    }

    /** Adds a line whose SKU in the shop is unknown. */
    void unknown() {
        linesOfUnknownSku = true;
    }

    /** Adds a line that was mapped to a stock of the shop. */
    void mapped(StockPlace place) {
        named.add(place.folded(), new Named(Optional.empty()));
    }

    /** Returns whether the inventory is empty and was not before. */
    boolean isAll() {
        return !hasLines && !linesOfUnknownSku && !memory.isEmpty();
    }

    /**
     * Finds the missing SKUs, each to be set to zero.
     *
     * @param waiting the stocks in which units wait for their shipment, by key: their lines may have left before
     * @param first the index of the first missing SKU
     */
    void find(Map<String, StockPlace> waiting, long first, Consumer<WantedStock> found) {
        boolean isAll = isAll();
        try (ExternalSort<WantedStock> known = new ExternalSort<>(WantedStock.FORMAT)) {
            addKnown(known, waiting, first);
            compareWithPresent(known.sorted());
        }
        SortedRows<Named> rows = named.sorted();
        while (rows.hasNext()) {
            missing(rows).ifPresent(wanted -> {
                if (isAll && wanted.wasInventoried()) {
                    recorder.warn(
                            "the warehouse's inventory has no line, and had some before; check organisation and channel",
                            wanted.key());
                }
                if (!recorder.waits(wanted.key())) {
                    found.accept(wanted);
                }
            });
        }
    }

    private void addKnown(ExternalSort<WantedStock> known, Map<String, StockPlace> waiting, long first) {
        long[] number = {first};
        try (ExternalSort<WantedStock> ofOtherSources = new ExternalSort<>(WantedStock.FORMAT)) {
            memory.eachInventoried((key, record) -> {
                Optional<String> source = keys.source(key);
                StockPlace place = new StockPlace(record.shopSku().orElseThrow(), source.orElse(""));
                (source.isPresent() ? known : ofOtherSources)
                        .add(SkuMatch.folded(key), zero(key, number[0]++, place, record));
            });
            ofOtherSources.sorted().forEachRemaining(row -> {
                recorder.warn(OF_OTHER_SOURCE, row.value().key());
                memory.forget(row.value());
            });
        }
        Map<String, SkuRecord> remembered = memory.of(waiting.keySet());
        waiting.forEach((key, place) -> {
            SkuRecord record = remembered.getOrDefault(key, SkuRecord.NONE);
            if (record.shopSku().isEmpty()) {
                known.add(SkuMatch.folded(key), zero(key, number[0]++, place, record));
            }
        });
    }

    private static WantedStock zero(String key, long number, StockPlace place, SkuRecord remembered) {
        StockUpdate zero = StockUpdate.builder()
                .sku(place.sku())
                .source(place.source())
                .quantity(BigDecimal.ZERO)
                .build();
        return new WantedStock(key, number, zero, Origin.NO_LINE, remembered, remembered, Remarks.NONE);
    }

    private void compareWithPresent(SortedRows<WantedStock> known) {
        SortedRows<Present> lines = present.sorted();
        while (known.hasNext()) {
            String folded = known.key();
            lines.skipTo(folded);
            boolean isThere = false;
            Set<String> leftOut = new HashSet<>();
            while (lines.isAt(folded)) {
                Present line = lines.next().value();
                isThere |= line.counts();
                if (leftOut.size() < MOST_FORMS) {
                    leftOut.add(line.key());
                }
            }
            while (known.isAt(folded)) {
                WantedStock zero = known.next().value();
                WantedStock missing = leftOut.contains(zero.key()) ? zero.with(Origin.NO_LINE_THAT_COUNTS) : zero;
                named.add(
                        StockPlace.of(zero.update()).folded(),
                        new Named(isThere ? Optional.empty() : Optional.of(missing)));
            }
        }
    }

    /** If several keys map to one stock of the shop, one is enough. */
    private static Optional<WantedStock> missing(SortedRows<Named> rows) {
        String name = rows.key();
        boolean isThere = false;
        WantedStock first = null;
        while (rows.isAt(name)) {
            WantedStock missing = rows.next().value().missing().orElse(null);
            isThere |= missing == null;
            if (missing != null && (first == null || missing.number() < first.number())) {
                first = missing;
            }
        }
        return isThere ? Optional.empty() : Optional.ofNullable(first);
    }

    /**
     * Reports the SKU if the shop sells it, and leaves its stock, unless it is to be set to zero. Units that are off sale need no report.
     * Waiting units must stay in stock for their shipment, and are reserved for it.
     *
     * @return the stock still to be set; empty if the shop keeps its stock
     */
    Optional<WantedStock> unlessLeftAlone(WantedStock wanted, StockLevel before, boolean isOnSale) {
        String key = wanted.key();
        boolean isLeftOut = wanted.origin() == Origin.NO_LINE_THAT_COUNTS;
        BigDecimal units = wanted.update().quantity();
        if (units.compareTo(before.quantity().max(BigDecimal.ZERO)) > 0 && !isLeftOut) {
            return Optional.of(wanted.noted(WAITING));
        }
        if (!wanted.wasInventoried()) {
            return Optional.empty();
        }
        if (!isOnSale) {
            if (before.quantity().signum() <= 0) {
                memory.forget(wanted);
            }
            return Optional.empty();
        }
        if (isLeftOut) {
            leaveAlone(key, NOT_COUNTED, before);
            return Optional.empty();
        }
        if (linesOfUnknownSku) {
            leaveAlone(key, MISSING + UNLESS, before);
            return Optional.empty();
        }
        if (options.missing() == MissingSkus.REPORT) {
            leaveAlone(key, MISSING, before);
            return Optional.empty();
        }
        recorder.warn(MISSING, key);
        return Optional.of(wanted.noted(MISSING));
    }

    private void leaveAlone(String key, String why, StockLevel before) {
        recorder.warn(why, key);
        recorder.skipped(key, why + "; the shop keeps " + before);
    }

    @Override
    public void close() {
        present.close();
        named.close();
    }
}
