package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * Inventory update: sets the shop's stock to the warehouse's.
 *
 * <p>A run reads the warehouse's inventory and the shop's stock, and writes the differences only, since a stock update of Magento 1 saves
 * the whole product. Several lines for one SKU that are not versions of one record (for example of two sites) are rejected: choose one with
 * {@link InventoryMapping#onlyIf}.
 *
 * <p>Written stock is read back. A value that the shop does not keep as sent is reported, and is not written again until the warehouse or
 * the shop changes it or a day has passed. If it cannot be read back, the item is <em>done</em> nevertheless.
 *
 * <p>If lines carry a sequence number, a message that was sent never overwrites a newer one; only applied lines count. A requested
 * inventory is applied regardless of its numbers. The next {@link #run(RunState)} therefore corrects numbers that restarted (OrderFlow was
 * restored or reinstalled) and a single number that was far too high. Messages cannot be distinguished this way, so they are skipped and
 * reported in {@link Run#warnings}; a message of another record ({@code inventoryId}) is given up. After {@link RunState#forgetInventory}
 * the next message is applied.
 *
 * <p>A SKU that has left the warehouse's inventory, and is not in an unreadable line either, is reported in {@link Run#warnings} as long as
 * the shop sells it; {@link Builder#missingSkus} can set it to zero instead. A run that would set more SKUs to zero than the {@link
 * Builder#zeroLimit} allows ends early, before it writes. To check this, all stock is read before any is written.
 *
 * <p>Memory use does not depend on the number of lines: more than a few thousand are kept in temporary files ({@code java.io.tmpdir}) until
 * the run ends. If such a file cannot be written, the run ends early.
 *
 * <p>With a {@link io.github.orderflowmagento.operation.checkpoint.Checkpoint}, a run saves its records of the SKUs and the failed items
 * after each batch. After a crash, the next run reads the whole inventory and the shop's stock again, and writes only what still differs.
 * If a batch cannot be saved, the run ends early and stops writing.
 *
 * <p>Keys are OrderFlow's SKUs (with {@linkplain InventoryMapping#withSources several sources}, {@code MUG-001 in uk_north}), even if the
 * shop {@linkplain InventoryMapping#withSkus uses other SKUs}. Safe to share between threads; runs on one state must not overlap.
 */
public final class InventoryUpdate extends BasicOperation {
    private final Magento shop;
    private final OrderFlow warehouse;
    private final InventoryOptions options;

    private InventoryUpdate(Builder builder, InventoryOptions options, Magento shop) {
        super(options.settings());
        this.shop = settings().observed(shop);
        this.warehouse = settings().observed(builder.warehouse);
        this.options = options;
    }

    /** Returns a new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    /**
     * Returns a new builder of the update from the caller's own lines, without a warehouse. It shares the state of the {@link
     * InventoryUpdate}, since both write the same stock.
     */
    public static InventoryLineUpdate.Builder to(Magento shop) {
        return new InventoryLineUpdate.Builder(shop);
    }

    /**
     * Returns the update from lines that the warehouse has sent, on the same state. Pass in again: lines with outcome {@link
     * Outcome#WILL_RETRY}, unless a newer line of their SKU has arrived; and lines that were given up, once the cause is corrected.
     */
    public Operation of(List<InventoryLine> lines) {
        return InventoryLineUpdate.of(shop, options, lines);
    }

    /**
     * Like {@link #of}, for any number of lines, which are read on demand. For runs in constant memory with {@link Builder#failuresOnly}.
     *
     * @param lines read once by each run, by the thread that runs the operation; its exceptions are thrown by the run
     */
    public Operation ofEach(Iterable<InventoryLine> lines) {
        return InventoryLineUpdate.ofEach(shop, options, lines);
    }

    /** Updates the shop from the warehouse's whole inventory. */
    @Override
    protected Run run(RunState state, boolean dryRun) {
        return new InventoryRun(shop, options, state, true, dryRun).run(intake -> {
            try (Stream<InventoryLine> lines = warehouse.inventory().lines(intake::unreadable)) {
                lines.forEach(intake::received);
            }
        });
    }

    /** Configures an update. Not thread-safe. */
    public static final class Builder extends InventoryBuilder<Builder> {
        private final OrderFlow warehouse;
        private MissingSkus missing = MissingSkus.REPORT;

        private Builder(Magento shop, OrderFlow warehouse) {
            super(shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /** How to handle SKUs that have left the warehouse's inventory. Default: {@link MissingSkus#REPORT}. */
        public Builder missingSkus(MissingSkus missing) {
            this.missing = Objects.requireNonNull(missing);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Builds the operation. */
        public InventoryUpdate build() {
            return new InventoryUpdate(this, options(missing, false, false), shop());
        }
    }
}
