package io.github.orderflowmagento.operation.inventory;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * The options of an inventory update.
 *
 * @param mapping the mapping from lines to stock updates
 * @param backorders which products stay on sale without units
 * @param missing how SKUs without a line are handled
 * @param limit how many SKUs may be set to zero
 * @param despatchesWithoutShipment despatches that the shop has no shipment for yet
 * @param strict whether nothing is written unless every line can be
 * @param linesOfCaller whether the lines are the caller's own, and therefore all that is known of the catalogue until an inventory has
 *     shown it
 * @param batchSize how many SKUs are read and written together
 * @param settings the settings common to all operations
 */
record InventoryOptions(
        InventoryMapping mapping,
        Predicate<StockItem> backorders,
        MissingSkus missing,
        ZeroLimit limit,
        Supplier<? extends Collection<DespatchNotification>> despatchesWithoutShipment,
        boolean strict,
        boolean linesOfCaller,
        int batchSize,
        OperationSettings settings) {
    /**
     * Returns whether the shop sells the product. A shop that reserves keeps products without units in stock, and sells them if they take
     * backorders.
     */
    boolean isOnSale(StockItem item, StockKeeping keeping) {
        return item.isInStock()
                && (item.quantity().signum() > 0 || keeping == StockKeeping.SUBTRACTS || backorders.test(item));
    }
}
