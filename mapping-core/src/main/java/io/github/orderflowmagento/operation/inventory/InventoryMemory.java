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

/** What an inventory update remembers of each SKU, from one run to the next. */
final class InventoryMemory {
    private static final Duration BELIEVED_FOR = Duration.ofDays(1);

    private final KeptSkuRecords records;
    private final Map<String, SkuRecord> changed = new LinkedHashMap<>();

    InventoryMemory(RunState state, boolean dryRun) {
        this.records = new KeptSkuRecords(state, dryRun);
    }

    /** What is remembered of these SKUs. */
    Map<String, SkuRecord> of(Collection<String> keys) {
        return records.get(keys);
    }

    /** The warehouse has the SKU, and so has the shop. */
    WantedStock has(WantedStock wanted) {
        WantedStock inventoried = wanted.inventoried();
        remember(wanted, inventoried.remembered());
        return inventoried;
    }

    /** The shop's stock is what is wanted. */
    void settled(WantedStock wanted) {
        SkuRecord settled = wanted.applied().withKeptOtherwise(Optional.empty());
        boolean isGone = wanted.isMissing() && wanted.update().quantity().signum() <= 0;
        remember(wanted, isGone ? settled.withShopSku(Optional.empty()) : settled);
    }

    /** What is wanted was written, or need not be. */
    void applied(WantedStock wanted) {
        remember(wanted, wanted.applied());
    }

    /** The shop took what was sent, and its stock is another. */
    void keptOtherwise(StockChange change, StockLevel kept, Instant now) {
        String deviation = deviation(StockLevel.of(change.update()), kept) + now.truncatedTo(ChronoUnit.SECONDS);
        remember(change.wanted(), change.wanted().applied().withKeptOtherwise(Optional.of(deviation)));
    }

    /**
     * Whether the same was sent within the last day, and the shop kept what it has now. Somebody may have changed the stock in the moment
     * between writing and reading back, or the cause may be gone: so it is sent again once a day.
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
            return false; // of a state that was written by hand
        }
    }

    private static String deviation(StockLevel sent, StockLevel kept) {
        return sent + " -> " + kept + " at ";
    }

    /** The shop does not have the SKU, or sells none of it. */
    void forget(WantedStock wanted) {
        remember(wanted, wanted.remembered().withShopSku(Optional.empty()).withKeptOtherwise(Optional.empty()));
    }

    private void remember(WantedStock wanted, SkuRecord record) {
        if (!record.equals(changed.getOrDefault(wanted.key(), wanted.remembered()))) {
            changed.put(wanted.key(), record);
        }
    }

    /** Hands out each SKU that was inventoried, with what is remembered of it; only what was there before the run is sure to be among them. */
    void eachInventoried(BiConsumer<String, SkuRecord> visitor) {
        records.walk((key, record) -> {
            if (record.shopSku().isPresent()) {
                visitor.accept(key, record);
            }
            return true;
        });
    }

    /** Whether no inventory has shown a SKU yet, by what was kept before the run or since. */
    boolean isEmpty() {
        boolean[] isEmpty = {true};
        records.walk((key, record) -> {
            isEmpty[0] = record.shopSku().isEmpty();
            return isEmpty[0];
        });
        return isEmpty[0];
    }

    /**
     * Keeps what has changed: a fact about each SKU, which stays true whatever becomes of the run.
     *
     * @throws io.github.orderflowmagento.operation.internal.LeaseLost if another run may have begun
     */
    void save() {
        records.put(changed);
        changed.clear();
    }

    /** How many SKUs the state itself holds. */
    int sizeInState() {
        return records.sizeInState();
    }

    /** What the next run shall know. */
    RunState.Builder next() {
        return records.next();
    }
}
