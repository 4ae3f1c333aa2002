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
 * What the builders of inventory updates have in common. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract class InventoryBuilder<B extends InventoryBuilder<B>> extends BatchedOperationBuilder<B> {
    private static final String NAME = "inventory update";
    private static final int BATCH_SIZE = 500;

    private InventoryMapping mapping = InventoryMapping.standard();
    private Predicate<StockItem> backorders = item -> item.takesBackorders().orElse(false);
    private ZeroLimit limit = ZeroLimit.standard();
    private Supplier<? extends Collection<DespatchNotification>> unbooked = List::of;

    InventoryBuilder(Magento shop) {
        super(NAME, shop);
        super.batchSize(BATCH_SIZE);
    }

    /**
     * How many SKUs are read together, and written together. Default: 500, which the shop's client divides into requests as the shop
     * takes them.
     *
     * @throws IllegalArgumentException if it is not from 1 to 1,000
     */
    @Override
    public B batchSize(int skus) {
        return super.batchSize(skus);
    }

    /**
     * How lines become stock updates, and {@linkplain InventoryMapping#inSource of which source}, or {@linkplain InventoryMapping#withSources sources}. Default {@link
     * InventoryMapping#standard()}. An update of another source takes a state of its own. A mapping that {@linkplain
     * InventoryMapping#subtracts subtracts} open orders is refused where the shop does so itself: the run ends early, before it
     * reads or writes stock.
     */
    public B mapping(InventoryMapping mapping) {
        this.mapping = mapping;
        return self();
    }

    /** As {@link #mapping}, with the mappings that all operations of a merchant share. */
    public B mappings(Mappings mappings) {
        return mapping(mappings.inventory());
    }

    /**
     * Which products take backorders. They are not taken off sale when there are none left, while others are; one that is off
     * sale stays so. Default: those of which the shop {@linkplain StockItem#takesBackorders tells so}, which it does over REST only,
     * and not for the stock of sources. Elsewhere name them, for example {@code item -> preorders.contains(item.sku())}.
     */
    public B takesBackorders(Predicate<StockItem> products) {
        this.backorders = Objects.requireNonNull(products);
        return self();
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
    public B unbooked(Supplier<? extends Collection<DespatchNotification>> despatches) {
        this.unbooked = Objects.requireNonNull(despatches);
        return self();
    }

    /** How many SKUs a run may take to zero. Default {@link ZeroLimit#standard()}. */
    public B zeroLimit(ZeroLimit limit) {
        this.limit = Objects.requireNonNull(limit);
        return self();
    }

    /** What was said, for the stock of the mapping's source or sources. */
    InventoryOptions options(MissingSkus missing, boolean strict, boolean linesOfCaller) {
        OperationSettings settings = mapping.sources()
                .map(table -> settings().within("sources by " + table.field()))
                .orElseGet(() -> mapping.source().equals(StockItem.DEFAULT_SOURCE)
                        ? settings()
                        : settings().within("source " + mapping.source()));
        return new InventoryOptions(
                mapping, backorders, missing, limit, unbooked, strict, linesOfCaller, batchSize(), settings);
    }
}
