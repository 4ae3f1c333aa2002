package io.github.orderflowmagento.operation.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.sort.StorageException;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
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
    private static final String NAME = "inventory update";
    private static final int BATCH_SIZE = 500;

    private final Magento shop;
    private final OrderFlow warehouse;
    private final InventoryOptions options;

    private InventoryUpdate(Builder builder, OperationSettings settings, Magento shop, int batchSize) {
        super(settings);
        this.shop = settings.observed(shop);
        this.warehouse = settings.observed(builder.warehouse);
        this.options = new InventoryOptions(
                builder.mapping,
                builder.backorders,
                builder.missing,
                builder.limit,
                builder.unbooked,
                batchSize,
                settings);
    }

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    /**
     * The update of the shop from lines that the warehouse has sent by itself, on the same state. Lines that end as {@link
     * Outcome#WILL_RETRY} are to be passed in again, unless a newer one of their SKU has come; so is one that was given up, once what was
     * wrong with it is put right.
     */
    public Operation of(List<InventoryLine> lines) {
        List<InventoryLine> sent = List.copyOf(lines);
        return new BoundOperation(
                settings(),
                (state, dryRun) -> run(new InventoryRun(shop, options, state, false, dryRun), pass -> sent.stream()));
    }

    /** Updates the shop from the warehouse's whole inventory. */
    @Override
    protected Run run(RunState state, boolean dryRun) {
        return run(
                new InventoryRun(shop, options, state, true, dryRun),
                pass -> warehouse.inventory().lines(pass.intake()::unreadable));
    }

    private static Run run(InventoryRun begun, Function<InventoryRun, Stream<InventoryLine>> received) {
        try (InventoryRun pass = begun) {
            try {
                apply(pass, received);
            } catch (StorageException e) {
                pass.endEarly(Failures.reason(e));
            }
            return pass.end();
        }
    }

    private static void apply(InventoryRun pass, Function<InventoryRun, Stream<InventoryLine>> received) {
        try (Stream<InventoryLine> lines = received.apply(pass)) {
            lines.forEach(pass.intake()::received);
        } catch (OrderFlowException e) {
            pass.breakOff(Failures.reason(e));
            return;
        }
        // as a whole: which line of a SKU counts is known when the last one is there
        pass.apply();
    }

    /** Says how to update. */
    public static final class Builder extends BatchedOperationBuilder<Builder> {
        private final OrderFlow warehouse;
        private InventoryMapping mapping = InventoryMapping.standard();
        private Predicate<StockItem> backorders = item -> item.takesBackorders().orElse(false);
        private MissingSkus missing = MissingSkus.REPORT;
        private ZeroLimit limit = ZeroLimit.standard();
        private Supplier<? extends Collection<DespatchNotification>> unbooked = List::of;

        private Builder(Magento shop, OrderFlow warehouse) {
            super(NAME, shop);
            super.batchSize(BATCH_SIZE);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /**
         * How many SKUs are read together, and written together. Default: 500, which the shop's client divides into requests as the shop
         * takes them.
         *
         * @throws IllegalArgumentException if it is not from 1 to 1,000
         */
        @Override
        public Builder batchSize(int skus) {
            return super.batchSize(skus);
        }

        /**
         * How lines become stock updates, and {@linkplain InventoryMapping#inSource of which source}, or {@linkplain InventoryMapping#withSources sources}. Default {@link
         * InventoryMapping#standard()}. An update of another source takes a state of its own. A mapping that {@linkplain
         * InventoryMapping#subtracts subtracts} open orders is refused where the shop does so itself: the run ends early, before it
         * reads or writes stock.
         */
        public Builder mapping(InventoryMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** As {@link #mapping}, with the mappings that all operations of a merchant share. */
        public Builder mappings(Mappings mappings) {
            return mapping(mappings.inventory());
        }

        /**
         * Which products take backorders. They are not taken off sale when there are none left, while others are; one that is off
         * sale stays so. Default: those of which the shop {@linkplain StockItem#takesBackorders tells so}, which it does over REST only,
         * and not for the stock of sources. Elsewhere name them, for example {@code item -> preorders.contains(item.sku())}.
         */
        public Builder takesBackorders(Predicate<StockItem> products) {
            this.backorders = Objects.requireNonNull(products);
            return this;
        }

        /**
         * Despatches that have left the warehouse and that the shop has no shipment for yet: those that wait to be booked. A shop that
         * {@linkplain io.github.orderflowmagento.magento.model.StockKeeping#RESERVES reserves} takes their units out of its stock when it
         * gets the shipment, so until then they are added to what the warehouse has; otherwise the shipment would find too few, or they
         * would be missing twice. An inventory that was asked for may have no line for them any more: then the shop keeps them all the same. For other shops they mean nothing. Default: none, which is right where despatches are booked before the
         * inventory is read, and none of them waits. Right only for an inventory that is asked for after them: a line that was sent before a despatch left still holds its units.
         *
         * @param despatches asked at the beginning of each run; those from this stock only. {@link
         *     io.github.orderflowmagento.operation.shipment.ShipmentNotification#unbooked} finds them among those that wait
         */
        public Builder unbooked(Supplier<? extends Collection<DespatchNotification>> despatches) {
            this.unbooked = Objects.requireNonNull(despatches);
            return this;
        }

        /** What becomes of SKUs that have left the warehouse's inventory. Default {@link MissingSkus#REPORT}. */
        public Builder missingSkus(MissingSkus missing) {
            this.missing = Objects.requireNonNull(missing);
            return this;
        }

        /** How many SKUs a run may take to zero. Default {@link ZeroLimit#standard()}. */
        public Builder zeroLimit(ZeroLimit limit) {
            this.limit = Objects.requireNonNull(limit);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public InventoryUpdate build() {
            return new InventoryUpdate(
                    this,
                    mapping.sources()
                            .map(table -> settings().within("sources by " + table.field()))
                            .orElseGet(() -> mapping.source().equals(StockItem.DEFAULT_SOURCE)
                                    ? settings()
                                    : settings().within("source " + mapping.source())),
                    shop(),
                    batchSize());
        }
    }
}
