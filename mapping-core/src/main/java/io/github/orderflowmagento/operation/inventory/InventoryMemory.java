package io.github.orderflowmagento.operation.inventory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.KeptSkuRecords;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;

/** The records of each SKU that an inventory update keeps between runs. */
final class InventoryMemory {
    private static final Duration BELIEVED_FOR = Duration.ofDays(1);

    private final KeptSkuRecords records;
    private final Map<String, SkuRecord> changed = new LinkedHashMap<>();

    InventoryMemory(RunState state, boolean dryRun) {
        this.records = new KeptSkuRecords(state, dryRun);
    }

    /** Returns the records of these SKUs. */
    Map<String, SkuRecord> of(Collection<String> keys) {
        return records.get(keys);
    }

    /** Records that both the warehouse and the shop have the SKU. */
    WantedStock has(WantedStock wanted) {
        WantedStock inventoried = wanted.inventoried();
        remember(wanted, inventoried.remembered());
        return inventoried;
    }

    /** Records that the shop's stock is as wanted. */
    void settled(WantedStock wanted) {
        SkuRecord settled = wanted.applied().withKeptOtherwise(Optional.empty());
        boolean isGone = wanted.isMissing() && wanted.update().quantity().signum() <= 0;
        remember(wanted, isGone ? settled.withShopSku(Optional.empty()) : settled);
    }

    /** Records that the wanted stock was written, or already there. */
    void applied(WantedStock wanted) {
        remember(wanted, wanted.applied());
    }

    /** Records that the shop accepted the stock but keeps a different value. */
    void keptOtherwise(StockChange change, StockLevel kept, Instant now) {
        String deviation = deviation(StockLevel.of(change.update()), kept) + now.truncatedTo(ChronoUnit.SECONDS);
        remember(change.wanted(), change.wanted().applied().withKeptOtherwise(Optional.of(deviation)));
    }

    /**
     * Returns whether the same was sent within the last day, and the shop kept its current value. Someone may have changed the stock
     * between writing and reading back, or the cause may be gone, so it is sent again once a day.
     */
    boolean keepsOtherwise(StockChange change, Instant now) {
        String deviation = deviation(StockLevel.of(change.update()), change.before());
        String kept = change.wanted().remembered().keptOtherwise().orElse("");
        if (!kept.startsWith(deviation)) {
            return false;
        }
        try {
            return Instant.parse(kept.substring(deviation.length())).isAfter(now.minus(BELIEVED_FOR));
        } catch (DateTimeException e) {
            return false; // in a state edited by hand
        }
    }

    private static String deviation(StockLevel sent, StockLevel kept) {
        return sent + " -> " + kept + " at ";
    }

    /** Records that the shop does not have the SKU, or sells none of it. */
    void forget(WantedStock wanted) {
        remember(wanted, wanted.remembered().withShopSku(Optional.empty()).withKeptOtherwise(Optional.empty()));
    }

    private void remember(WantedStock wanted, SkuRecord record) {
        if (!record.equals(changed.getOrDefault(wanted.key(), wanted.remembered()))) {
            changed.put(wanted.key(), record);
        }
    }

    /** Visits each SKU that was inventoried, with its record; guaranteed only for SKUs recorded before the run. */
    void eachInventoried(BiConsumer<String, SkuRecord> visitor) {
        records.walk((key, record) -> {
            if (record.shopSku().isPresent()) {
                visitor.accept(key, record);
            }
            return true;
        });
    }

    /** Returns whether no inventory has shown a SKU yet, before this run or in it. */
    boolean isEmpty() {
        boolean[] isEmpty = {true};
        records.walk((key, record) -> {
            isEmpty[0] = record.shopSku().isEmpty();
            return isEmpty[0];
        });
        return isEmpty[0];
    }

    /**
     * Saves the changes. Each record is a fact about its SKU, which stays true however the run ends.
     *
     * @throws io.github.orderflowmagento.operation.internal.LeaseLost if another run may have started
     */
    void save() {
        records.put(changed);
        changed.clear();
    }

    /** Returns how many SKUs the state itself contains. */
    int sizeInState() {
        return records.sizeInState();
    }

    /** Returns a state like the given one, with what is remembered. */
    RunState.Builder in(RunState state) {
        return records.in(state);
    }
}
