package io.github.orderflowmagento.operation.inventory;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * What the shop's stock of a SKU shall be.
 *
 * @param key the SKU as the warehouse calls it
 * @param update what to write
 * @param line the line that says so; null if the warehouse's inventory has no line for the SKU any more
 * @param spelling a remark on a SKU that the shop spells otherwise; else empty
 */
record WantedStock(String key, StockUpdate update, @Nullable InventoryLine line, String spelling) {
    WantedStock(String key, StockUpdate update, @Nullable InventoryLine line) {
        this(key, update, line, "");
    }

    WantedStock with(StockUpdate other) {
        return new WantedStock(key, other, line, spelling);
    }

    /** The same for the SKU in the shop's spelling. */
    WantedStock spelled(String sku) {
        return update.sku().equals(sku)
                ? this
                : new WantedStock(
                        key,
                        StockUpdate.builder().from(update).sku(sku).build(),
                        line,
                        "; the shop spells it '" + sku + "'");
    }

    boolean isMissing() {
        return line == null;
    }
}
