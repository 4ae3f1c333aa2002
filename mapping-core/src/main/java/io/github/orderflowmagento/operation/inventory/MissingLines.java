package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/** SKUs that were in the warehouse's inventory, and in the one that was asked for now are not. */
final class MissingLines {
    private static final String MISSING = "no longer in the warehouse's inventory";
    private static final String UNLESS = ", unless a line without a SKU, or one that is not applied, is for it";
    private static final String NOT_COUNTED = "of its lines in the warehouse's inventory none counts any more";

    private static final String WAITING = "units that have left wait there for their shipment";

    private static final String OF_OTHER_SOURCE =
            "of a source that the mapping names no more: the shop keeps that stock, and may sell it";

    private final InventoryOptions options;
    private final RunRecorder recorder;
    private final InventoryMemory memory;
    private final Set<String> present = new HashSet<>();
    private final Set<String> leftOut = new HashSet<>();
    private boolean linesOfUnknownSku;

    MissingLines(InventoryOptions options, RunRecorder recorder, InventoryMemory memory) {
        this.options = options;
        this.recorder = recorder;
        this.memory = memory;
    }

    /** A line is there; one that does not count keeps its SKU from being set to zero, and no more. */
    void met(String key, boolean counts) {
        (counts ? present : leftOut).add(key);
    }

    /** A line is there that cannot be read; if it has no SKU, or its source counts and is not known, it may be of any. */
    void met(UnreadableLine line) {
        line.externalReference()
                .filter(sku -> options.mapping().sources().isEmpty())
                .ifPresentOrElse(present::add, this::unknown);
    }

    /** A line is there of which it is not known what SKU of the shop it is for. */
    void unknown() {
        linesOfUnknownSku = true;
    }

    /** Whether the inventory has no line at all, and had some before. */
    boolean isAll() {
        return present.isEmpty() && leftOut.isEmpty() && !linesOfUnknownSku && !memory.isEmpty();
    }

    /**
     * The SKUs that are missing, each wanted at zero.
     *
     * @param waiting the stocks that units wait in for their shipment, by key
     */
    List<WantedStock> wanted(List<WantedStock> mapped, Map<String, StockPlace> waiting) {
        Map<String, StockPlace> missing = memory.missing(
                present,
                mapped.stream().map(wanted -> StockPlace.of(wanted.update())).toList(),
                waiting);
        if (isAll()) {
            missing.keySet().stream()
                    .filter(memory::knows)
                    .forEach(key -> recorder.warn(
                            "the warehouse's inventory has no line, and had some before; check organisation and channel",
                            key));
        }
        memory.ofOtherSources().forEach(key -> {
            recorder.warn(OF_OTHER_SOURCE, key);
            memory.forget(key);
        });
        List<WantedStock> wanted = new ArrayList<>();
        missing.forEach((key, place) -> {
            if (!recorder.waits(key)) {
                StockUpdate zero = StockUpdate.builder()
                        .sku(place.sku())
                        .source(place.source())
                        .quantity(BigDecimal.ZERO)
                        .build();
                wanted.add(new WantedStock(key, zero, null));
            }
        });
        return wanted;
    }

    /**
     * Reports the SKU if the shop sells it, and tells whether it keeps its stock. Of units that are off sale nothing need be said. Units that
     * wait must be there to be shipped, and are reserved for that.
     */
    boolean leavesAlone(WantedStock wanted, StockLevel before, boolean isOnSale) {
        String key = wanted.key();
        BigDecimal units = wanted.update().quantity();
        if (units.compareTo(before.quantity().max(BigDecimal.ZERO)) > 0 && !leftOut.contains(key)) {
            recorder.note(key, WAITING);
            return false;
        }
        if (!memory.knows(key)) {
            return true;
        }
        if (!isOnSale) {
            if (before.quantity().signum() <= 0) {
                memory.forget(key);
            }
            return true;
        }
        if (leftOut.contains(key)) {
            recorder.warn(NOT_COUNTED, key);
            recorder.skipped(key, NOT_COUNTED + "; the shop keeps " + before);
            return true;
        }
        if (linesOfUnknownSku) {
            recorder.warn(MISSING + UNLESS, key);
            recorder.skipped(key, MISSING + UNLESS + "; the shop keeps " + before);
            return true;
        }
        recorder.warn(MISSING, key);
        if (options.missing() == MissingSkus.REPORT) {
            recorder.skipped(key, MISSING + "; the shop keeps " + before);
            return true;
        }
        recorder.note(key, MISSING);
        return false;
    }
}
