package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * Inventory update from the caller's own lines, without a warehouse: sets the shop's stock of these SKUs to the lines' quantities, and does
 * not change other SKUs. A dry run reports what would be written: {@code MUG-001: would be sent (926 → 42)}.
 *
 * <pre>{@code
 * InventoryLineUpdate update = InventoryUpdate.to(shop).build();
 * Run run = checkpoint.run(update.of(InventoryCsv.of(Path.of("stock.csv"))));
 * }</pre>
 *
 * <p>As in {@link InventoryUpdate} for lines that were sent: two lines that contradict each other about one SKU are rejected, written stock
 * is read back, and all stock is read before any is written. Both share one state, so use the checkpoint of the {@link InventoryUpdate}. As
 * long as the state has no SKUs from the warehouse's inventory, the {@link Builder#zeroLimit} is a share of the SKUs in the lines.
 *
 * <p>Safe to share between threads; runs on one state must not overlap.
 */
public final class InventoryLineUpdate {
    private final Magento shop;
    private final InventoryOptions options;

    private InventoryLineUpdate(InventoryOptions options, Magento shop) {
        this.shop = options.settings().observed(shop);
        this.options = options;
    }

    /** Returns the operation on these lines. Equal lines count once. */
    public Operation of(List<InventoryLine> lines) {
        return of(shop, options, lines);
    }

    /**
     * Returns the operation on any number of lines, which are read on demand and sorted in temporary files. For runs in constant memory
     * with {@link Builder#failuresOnly}, on a checkpoint that stores SKUs beside the state.
     *
     * @param lines read once by each run, by the thread that runs the operation; its exceptions are thrown by the run
     */
    public Operation ofEach(Iterable<InventoryLine> lines) {
        return ofEach(shop, options, lines);
    }

    /**
     * Returns the operation on the lines of a file. A line that cannot be read is <em>given up</em> under its SKU, or under its number
     * ({@code line 17}) if it has none; the others are processed, unless the update is {@link Builder#strict}. A line rejected under its
     * number is not remembered. If the file cannot be read completely, the run ends early before it writes.
     */
    public Operation of(InventoryCsv file) {
        return new BoundOperation(
                options.settings(),
                (state, dryRun) -> new InventoryRun(shop, options, state, false, dryRun)
                        .run(intake -> file.read(
                                columns -> {
                                    intake.unusedColumns(columns.unused());
                                    requireKept(columns.attributes());
                                },
                                (number, line) -> intake.received(line, OptionalLong.of(number)),
                                intake::unreadableInFile)));
    }

    /** Rejects a file without the figure that the shop keeps, if it has the other one: every line would be rejected. */
    private void requireKept(Set<String> attributes) {
        InventoryLine.Builder builder = InventoryLine.builder().externalReference("SKU");
        attributes.forEach(name -> builder.putAttributes(name, "1"));
        InventoryLine line = builder.build();
        boolean isFreeKnown = canMap(line, StockKeeping.SUBTRACTS);
        boolean isOnHandKnown = canMap(line, StockKeeping.RESERVES);
        if (isFreeKnown == isOnHandKnown) {
            return;
        }
        StockKeeping kept = shop.stock().keeping();
        if (kept == StockKeeping.RESERVES && !isOnHandKnown) {
            throw new UnreadableCsvException(
                    "the file does not say what is on hand (a column total, or allocated beside"
                            + " quantity), which this shop takes since it reserves units for open orders; a column quantity is taken for"
                            + " what is free: if it is what is on hand, name it total");
        }
        if (kept == StockKeeping.SUBTRACTS && !isFreeKnown) {
            throw new UnreadableCsvException(
                    "the file does not say what is free (a column quantity, or allocated beside total), which this shop takes since"
                            + " it sells all of its stock; a column total is taken for what is on hand, some of which may be"
                            + " allocated: if all of it is free, name it quantity");
        }
    }

    private boolean canMap(InventoryLine line, StockKeeping keeping) {
        try {
            options.mapping().map(line, keeping);
            return true;
        } catch (RuntimeException e) {
            return false; // rules may be custom code
        }
    }

    static Operation of(Magento shop, InventoryOptions options, List<InventoryLine> lines) {
        return ofEach(shop, options, List.copyOf(lines));
    }

    static Operation ofEach(Magento shop, InventoryOptions options, Iterable<InventoryLine> lines) {
        return new BoundOperation(
                options.settings(),
                (state, dryRun) -> new InventoryRun(shop, options, state, false, dryRun)
                        .run(intake -> lines.forEach(intake::received)));
    }

    /** Configures an update. Not thread-safe. */
    public static final class Builder extends InventoryBuilder<Builder> {
        private boolean strict;

        Builder(Magento shop) {
            super(shop);
        }

        /**
         * Writes nothing unless every line can be applied: a line that cannot be read, that contradicts another line of its SKU, or that
         * the mapping rejects ends the run early, before it writes. A SKU that the shop does not have is not an error of the line. Default:
         * the valid lines are written.
         */
        public Builder strict() {
            this.strict = true;
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Builds the update. */
        public InventoryLineUpdate build() {
            return new InventoryLineUpdate(options(MissingSkus.REPORT, strict, true), shop());
        }
    }
}
