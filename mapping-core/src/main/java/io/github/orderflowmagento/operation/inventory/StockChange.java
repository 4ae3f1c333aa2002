package io.github.orderflowmagento.operation.inventory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.internal.sort.RowFormat;

/**
 * A stock that differs from the wanted one.
 *
 * @param wanted the wanted stock
 * @param before the shop's stock when it was read
 */
record StockChange(WantedStock wanted, StockLevel before) {
    static final RowFormat<StockChange> FORMAT = new Format();

    String key() {
        return wanted.key();
    }

    StockUpdate update() {
        return wanted.update();
    }

    /**
     * Returns whether a product on sale has no units any more; for one without units that takes backorders, whether it is taken off sale.
     */
    boolean isToZero() {
        return before.isInStock()
                && update().quantity().signum() <= 0
                && (before.quantity().signum() > 0 || !update().isInStock());
    }

    /** Returns whether the shop sells units that are not there. */
    boolean isOversold(StockLevel kept) {
        return kept.isInStock() && (!update().isInStock() || kept.quantity().compareTo(update().quantity()) > 0);
    }

    @Override
    public String toString() {
        return before + " → " + StockLevel.of(update()) + wanted.shopsSku();
    }

    private static final class Format implements RowFormat<StockChange> {
        @Override
        public void write(StockChange change, DataOutputStream out) throws IOException {
            WantedStock.FORMAT.write(change.wanted(), out);
            RowFormat.writeText(change.before().quantity().toString(), out);
            out.writeBoolean(change.before().isInStock());
        }

        @Override
        public StockChange read(DataInputStream in) throws IOException {
            return new StockChange(
                    WantedStock.FORMAT.read(in),
                    new StockLevel(new BigDecimal(RowFormat.readText(in)), in.readBoolean()));
        }
    }
}
