package io.github.orderflowmagento.operation.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Common options of inventory updates. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract class InventoryBuilder<B extends InventoryBuilder<B>> extends BatchedOperationBuilder<B> {
    private static final String NAME = "inventory update";
    private static final int BATCH_SIZE = 500;

    private InventoryMapping mapping = InventoryMapping.standard();
    private Predicate<StockItem> backorders = item -> item.takesBackorders().orElse(false);
    private ZeroLimit limit = ZeroLimit.standard();
    private Supplier<? extends Collection<DespatchNotification>> despatchesWithoutShipment = List::of;

    InventoryBuilder(Magento shop) {
        super(NAME, shop);
        super.batchSize(BATCH_SIZE);
    }

    /**
     * How many SKUs are read and written together. Default: 500, which the shop's client splits into requests as the shop allows.
     *
     * @throws IllegalArgumentException if not from 1 to 1,000
     */
    @Override
    public B batchSize(int skus) {
        return super.batchSize(skus);
    }

    /**
     * The mapping from lines to stock updates, with the {@linkplain InventoryMapping#inSource source} or {@linkplain
     * InventoryMapping#withSources sources}. Default: {@link InventoryMapping#standard()}. An update of another source needs its own state.
     * A mapping that {@linkplain InventoryMapping#subtracts subtracts} open orders is rejected if the shop subtracts them itself: the run
     * ends early, before it reads or writes stock.
     */
    public B mapping(InventoryMapping mapping) {
        this.mapping = mapping;
        return self();
    }

    /** Sets the {@link #mapping} from the mappings shared by all operations of a merchant. */
    public B mappings(Mappings mappings) {
        return mapping(mappings.inventory());
    }

    /**
     * Which products take backorders. They are not taken off sale when their stock reaches zero; a product that is already off sale stays
     * off sale. Default: products that {@linkplain StockItem#takesBackorders the shop reports as such}, which it does only over REST and
     * not for the stock of sources. In all other cases name them, for example {@code item -> preorders.contains(item.sku())}.
     */
    public B takesBackorders(Predicate<StockItem> products) {
        this.backorders = Objects.requireNonNull(products);
        return self();
    }

    /**
     * Despatches that have left the warehouse but have no shipment in the shop yet. A shop that {@linkplain
     * io.github.orderflowmagento.magento.model.StockKeeping#RESERVES reserves} subtracts their units from its stock when the shipment is
     * created, so until then they are added to the warehouse's quantity; otherwise the shipment would find too few units, or they would be
     * subtracted twice. If a requested inventory no longer has a line for them, the shop keeps these units nevertheless. Ignored for other
     * shops. Default: none, which is right if shipments are created before the inventory is read and no despatch waits. Only for an
     * inventory requested after the despatches: a line that was sent before a despatch left still includes its units.
     *
     * @param despatches called at the start of each run; only despatches from this stock. {@link
     *     io.github.orderflowmagento.operation.shipment.ShipmentNotification#despatchesWithoutShipment} selects them from the waiting ones
     */
    public B despatchesWithoutShipment(Supplier<? extends Collection<DespatchNotification>> despatches) {
        this.despatchesWithoutShipment = Objects.requireNonNull(despatches);
        return self();
    }

    /** How many SKUs a run may set to zero. Default: {@link ZeroLimit#standard()}. */
    public B zeroLimit(ZeroLimit limit) {
        this.limit = Objects.requireNonNull(limit);
        return self();
    }

    /** Returns the options, for the stock of the mapping's source or sources. */
    InventoryOptions options(MissingSkus missing, boolean strict, boolean linesOfCaller) {
        OperationSettings settings = mapping.sources()
                .map(table -> settings().within("sources by " + table.field()))
                .orElseGet(() -> mapping.source().equals(StockItem.DEFAULT_SOURCE)
                        ? settings()
                        : settings().within("source " + mapping.source()));
        return new InventoryOptions(
                mapping,
                backorders,
                missing,
                limit,
                despatchesWithoutShipment,
                strict,
                linesOfCaller,
                batchSize(),
                settings);
    }
}
