package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.OptionalLong;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * The inventory update from lines of the caller's, without a warehouse: the shop's stock of these SKUs becomes what the lines say. Other SKUs are
 * left alone. A dry run says what would be written: {@code MUG-001: would be sent (926 → 42)}.
 *
 * <pre>{@code
 * InventoryLineUpdate update = InventoryUpdate.to(shop).build();
 * Run run = checkpoint.run(update.of(InventoryCsv.of(Path.of("stock.csv"))));
 * }</pre>
 *
 * <p>All that {@link InventoryUpdate} says of lines that were sent holds: two lines that say different things of one SKU are refused, what was
 * written is read back, and all stock is read before any is written. It has the same state, so give it the checkpoint of the whole update. Until an
 * inventory has shown the catalogue, the {@link Builder#zeroLimit} is a share of the SKUs in the lines.
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

    /** The operation on these lines. Of equal lines one counts. */
    public Operation of(List<InventoryLine> lines) {
        return of(shop, options, lines);
    }

    /**
     * The operation on any number of lines: they are read as they are needed, and sorted in temporary files. For runs in constant memory with {@link
     * Builder#failuresOnly}, on a checkpoint that keeps SKUs beside the state.
     *
     * @param lines read once by each run, by the thread that runs the operation; what reading them throws, the run throws
     */
    public Operation ofEach(Iterable<InventoryLine> lines) {
        return ofEach(shop, options, lines);
    }

    /**
     * The operation on the lines of a file. A line that cannot be read is <em>given up</em> under its SKU, or under its number ({@code line 17}) if it
     * has none; the others go on, unless the update is {@link Builder#strict}. What is refused under its number is not remembered. A file that cannot be
     * read at all, or not to its end, ends the run early before it writes.
     */
    public Operation of(InventoryCsv file) {
        return new BoundOperation(
                options.settings(),
                (state, dryRun) -> new InventoryRun(shop, options, state, false, dryRun)
                        .run(intake -> file.read(
                                intake::unusedColumns,
                                (number, line) -> intake.received(line, OptionalLong.of(number)),
                                intake::unreadableInFile)));
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

    /** Says how to update. Not thread-safe. */
    public static final class Builder extends InventoryBuilder<Builder> {
        private boolean strict;

        Builder(Magento shop) {
            super(shop);
        }

        /**
         * Writes nothing unless each line can be applied: one that cannot be read, that contradicts another of its SKU, or that the mapping refuses,
         * ends the run early before it writes. A SKU that the shop does not have is no mistake of the line. Default: the good lines are written.
         */
        public Builder strict() {
            this.strict = true;
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation on lines. */
        public InventoryLineUpdate build() {
            return new InventoryLineUpdate(options(MissingSkus.REPORT, strict, true), shop());
        }
    }
}
