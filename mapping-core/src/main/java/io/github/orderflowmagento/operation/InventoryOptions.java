package io.github.orderflowmagento.operation;

import java.util.function.Predicate;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;

/**
 * How an inventory update was set up.
 *
 * @param mapping how lines become stock updates
 * @param backorders which products stay on sale without units
 * @param missing what becomes of SKUs without a line
 * @param limit how many SKUs may go to zero
 * @param batchSize how many SKUs are read and written together
 * @param terms what every operation has
 */
record InventoryOptions(
        InventoryMapping mapping,
        Predicate<StockItem> backorders,
        MissingSkus missing,
        ZeroLimit limit,
        int batchSize,
        Terms terms) {}
