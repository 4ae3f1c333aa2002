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
 * Inventory update: the shop's stock becomes what the warehouse has.
 *
 * <p>A run reads the warehouse's inventory and the shop's stock, and writes what differs: a stock update of Magento 1 saves the
 * whole product, so what is the same is left alone. Several lines for one SKU that are not versions of one record (two sites) are
 * refused: say which count with {@link InventoryMapping#onlyIf}.
 *
 * <p>What was written is read back. What the shop does not keep as it was sent is told, and not written again before the warehouse or the shop
 * says something else. If it cannot be read back it is <em>done</em> all the same.
 *
 * <p>Where lines carry a sequence number, a message that was sent never overwrites a newer one, and only what was applied counts. An
 * inventory that was asked for is applied whatever its numbers. So numbers that begin again (OrderFlow was restored or installed anew), and
 * a single one that was far too high, are put right by the next {@link #run(RunState)}. Of messages it cannot be told, so they are left
 * out and reported by {@link Run#warnings}; one that names another record ({@code inventoryId}) is given up. {@link
 * RunState#forgetInventory} has the next one applied.
 *
 * <p>A SKU that was in the warehouse's inventory and is no longer, not even in a line that cannot be read, is reported by {@link
 * Run#warnings} for as long as the shop sells it; {@link Builder#missingSkus} can have it set to zero. A run that would take more
 * SKUs to zero than the {@link Builder#zeroLimit} allows ends early, before it writes. For that, all stock is read before any is written.
 *
 * <p>A run takes the same memory for any number of lines: more than a few thousand are kept in temporary files ({@code java.io.tmpdir}) until it
 * ends. A file that cannot be written ends it early.
 *
 * <p>From a {@link io.github.orderflowmagento.operation.checkpoint.Checkpoint}, a run keeps after each batch what it remembers of the SKUs and
 * what has failed. After a run that dies, the next one reads the inventory and the shop's stock again, whole, and writes only what still
 * differs: what was written is in the shop. If a batch cannot be kept, the run ends early and writes no more.
 *
 * <p>Keys are SKUs as OrderFlow calls them (with {@linkplain InventoryMapping#withSources several sources}, {@code MUG-001 in uk_north}), also where the shop {@linkplain InventoryMapping#withSkus calls them otherwise}. Safe to share between threads; runs on one state should not overlap.
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

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    /**
     * A new builder of the update from lines of the caller's, without a warehouse. It has the state of the whole update, since both write the
     * same stock.
     */
    public static InventoryLineUpdate.Builder to(Magento shop) {
        return new InventoryLineUpdate.Builder(shop);
    }

    /**
     * The update of the shop from lines that the warehouse has sent by itself, on the same state. Lines that end as {@link
     * Outcome#WILL_RETRY} are to be passed in again, unless a newer one of their SKU has come; so is one that was given up, once what was
     * wrong with it is put right.
     */
    public Operation of(List<InventoryLine> lines) {
        return InventoryLineUpdate.of(shop, options, lines);
    }

    /**
     * As {@link #of} for any number of lines: they are read as they are needed. For runs in constant memory with {@link
     * Builder#failuresOnly}.
     *
     * @param lines read once by each run, by the thread that runs the operation; what reading them throws, the run throws
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

    /** Says how to update. */
    public static final class Builder extends InventoryBuilder<Builder> {
        private final OrderFlow warehouse;
        private MissingSkus missing = MissingSkus.REPORT;

        private Builder(Magento shop, OrderFlow warehouse) {
            super(shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /** What becomes of SKUs that have left the warehouse's inventory. Default {@link MissingSkus#REPORT}. */
        public Builder missingSkus(MissingSkus missing) {
            this.missing = Objects.requireNonNull(missing);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public InventoryUpdate build() {
            return new InventoryUpdate(this, options(missing, false, false), shop());
        }
    }
}
