package io.github.orderflowmagento.operation.inventory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.sort.ExternalSort;
import io.github.orderflowmagento.operation.internal.sort.RowFormat;
import io.github.orderflowmagento.operation.internal.sort.SortedRows;

/** Applies the {@link ZeroLimit} to a run before anything is written. */
final class ZeroCheck implements AutoCloseable {
    private static final RowFormat<StockPlace> FORMAT = new Format();

    private final Magento shop;
    private final InventoryOptions options;
    private final RunRecorder recorder;
    private final InventoryMemory memory;
    private final StockKeys keys;

    /** The shop's stocks that were read. */
    private final ExternalSort<StockPlace> met = new ExternalSort<>(FORMAT);

    private long onSale;
    private long toZero;

    ZeroCheck(Magento shop, InventoryOptions options, StockKeys keys, RunRecorder recorder, InventoryMemory memory) {
        this.shop = shop;
        this.options = options;
        this.keys = keys;
        this.recorder = recorder;
        this.memory = memory;
    }

    void met(StockPlace place, boolean isOnSale) {
        met.add(place.folded(), place);
        onSale += isOnSale ? 1 : 0;
    }

    /** Counts a stock that the run would write. */
    void wouldWrite(StockChange change) {
        toZero += change.isToZero() ? 1 : 0;
    }

    /**
     * Returns whether the run may not write because it would set too many SKUs to zero; the run then ends.
     *
     * @param keeping the meaning of the shop's quantities
     * @param knowsCatalogue whether a share of the catalogue can be computed: not for sent lines before any inventory has shown the
     *     catalogue
     * @param inventoryIsEmpty whether the warehouse's inventory has no line; then the limit is zero SKUs
     */
    boolean stopsTooManyZeros(StockKeeping keeping, BooleanSupplier knowsCatalogue, BooleanSupplier inventoryIsEmpty) {
        if (toZero == 0 || options.limit().isNone()) {
            return false;
        }
        boolean isEmpty = inventoryIsEmpty.getAsBoolean();
        if ((!isEmpty && !options.limit().isExceededBy(toZero, onSale)) || !knowsCatalogue.getAsBoolean()) {
            return false;
        }
        readOthers(keeping);
        boolean isTooMany = isEmpty || options.limit().isExceededBy(toZero, onSale);
        if (isTooMany) {
            recorder.endEarly(
                    EndReason.LIMIT,
                    toZero + " of " + onSale + " SKUs on sale in the shop would go to zero, "
                            + (isEmpty
                                    ? "since the warehouse's inventory has no line"
                                    : "more than the limit of "
                                            + options.limit().percent())
                            + ": nothing was written. If it is right, run once without this limit");
        }
        return isTooMany;
    }

    /** Reads whether SKUs without a line in this run are on sale, for the share. Unreadable ones are not counted. */
    private void readOthers(StockKeeping keeping) {
        try (ExternalSort<StockPlace> known = new ExternalSort<>(FORMAT)) {
            memory.eachInventoried((key, record) -> keys.source(key)
                    .map(source -> new StockPlace(record.shopSku().orElseThrow(), source))
                    .ifPresent(place -> known.add(place.folded(), place)));
            SortedRows<StockPlace> places = known.sorted();
            SortedRows<StockPlace> read = met.sorted();
            while (places.hasNext()) {
                count(others(places, read), keeping);
            }
        }
    }

    /** Returns the next ones that were not read. */
    private List<StockPlace> others(SortedRows<StockPlace> places, SortedRows<StockPlace> read) {
        List<StockPlace> others = new ArrayList<>();
        while (places.hasNext() && others.size() < options.batchSize()) {
            String folded = places.key();
            StockPlace place = places.next().value();
            while (places.isAt(folded)) {
                places.next();
            }
            read.skipTo(folded);
            if (!read.isAt(folded)) {
                others.add(place);
            }
        }
        return others;
    }

    private void count(List<StockPlace> places, StockKeeping keeping) {
        for (Answer<StockItem> answer : StockPlace.read(shop.stock(), places)) {
            boolean isOnSale =
                    answer.value().filter(item -> isOnSale(item, keeping)).isPresent();
            onSale += isOnSale ? 1 : 0;
        }
    }

    /** A product for which a condition on backorders fails does not reduce the share. */
    private boolean isOnSale(StockItem item, StockKeeping keeping) {
        try {
            return options.isOnSale(item, keeping);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        met.close();
    }

    private static final class Format implements RowFormat<StockPlace> {
        @Override
        public void write(StockPlace place, DataOutputStream out) throws IOException {
            RowFormat.writeText(place.sku(), out);
            RowFormat.writeText(place.source(), out);
        }

        @Override
        public StockPlace read(DataInputStream in) throws IOException {
            return new StockPlace(RowFormat.readText(in), RowFormat.readText(in));
        }
    }
}
