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
 * How an inventory update was set up.
 *
 * @param mapping how lines become stock updates
 * @param backorders which products stay on sale without units
 * @param missing what becomes of SKUs without a line
 * @param limit how many SKUs may go to zero
 * @param unbooked despatches that the shop has no shipment for yet
 * @param strict whether nothing is written unless each line can be
 * @param linesOfCaller whether the lines are a caller's own: then they are all that is known of the catalogue until an inventory has shown it
 * @param batchSize how many SKUs are read and written together
 * @param settings what every operation has
 */
record InventoryOptions(
        InventoryMapping mapping,
        Predicate<StockItem> backorders,
        MissingSkus missing,
        ZeroLimit limit,
        Supplier<? extends Collection<DespatchNotification>> unbooked,
        boolean strict,
        boolean linesOfCaller,
        int batchSize,
        OperationSettings settings) {
    /** Whether the shop sells it. One that keeps reservations leaves in stock what has no units, and sells it if it takes backorders. */
    boolean isOnSale(StockItem item, StockKeeping keeping) {
        return item.isInStock()
                && (item.quantity().signum() > 0 || keeping == StockKeeping.SUBTRACTS || backorders.test(item));
    }
}
