package io.github.orderflowmagento.operation.inventory;

import java.util.Set;
import java.util.TreeSet;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/**
 * Checks whether the mapping fits the meaning of the shop's quantities.
 *
 * @param shop the shop
 * @param mapping the mapping of stock
 * @param recorder receives the reason if it does not fit
 */
record StockKeepingCheck(Magento shop, InventoryMapping mapping, RunRecorder recorder) {
    /**
     * Ends the run if the shop subtracts the units of open orders itself, and the mapping does so, too.
     *
     * @return the meaning of the shop's quantities; if the shop does not report it, the run ends and the meaning is that of Magento 1
     */
    StockKeeping check() {
        StockKeeping keeping;
        try {
            keeping = shop.stock().keeping();
        } catch (MagentoException e) {
            recorder.endEarly(e);
            return StockKeeping.SUBTRACTS;
        }
        if (keeping == StockKeeping.RESERVES && mapping.subtracts() != Adjustment.NONE) {
            recorder.endEarly(
                    EndReason.OTHER,
                    "the mapping subtracts open orders ("
                            + mapping.subtracts()
                            + "), and so does the shop, which keeps reservations: they would be subtracted twice. Nothing was"
                            + " written: use a mapping that does not subtract");
        }
        if (keeping == StockKeeping.RESERVES && !mapping.namesSource()) {
            warnOfSeveralSources();
        }
        return keeping;
    }

    private void warnOfSeveralSources() {
        String what = "no source was named, and the shop ";
        String source = mapping.source();
        try {
            Set<String> enabled = new TreeSet<>(shop.stock().enabledSources());
            if (enabled.size() > 1) {
                recorder.warn(what + "has several, " + enabled + ": one is updated", source);
            }
        } catch (MagentoException e) {
            recorder.warn(what + "may have several, which could not be read: one is updated", source);
        }
    }
}
