package io.github.orderflowmagento.operation;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.orderflow.model.InventoryLine;

/**
 * What the shop's stock of a SKU shall be.
 *
 * @param key the SKU as the warehouse calls it
 * @param update what to write
 * @param line the line that says so; null if the warehouse's inventory has no line for the SKU any more
 */
record WantedStock(String key, StockUpdate update, @Nullable InventoryLine line) {
    WantedStock with(StockUpdate other) {
        return new WantedStock(key, other, line);
    }

    boolean isMissing() {
        return line == null;
    }
}
