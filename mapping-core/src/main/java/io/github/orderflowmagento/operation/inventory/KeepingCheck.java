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
 * Whether the mapping fits what the quantities of the shop mean.
 *
 * @param shop the shop
 * @param mapping what is sent to it
 * @param recorder told of what does not fit
 */
record KeepingCheck(Magento shop, InventoryMapping mapping, RunRecorder recorder) {
    /**
     * Ends the run where the shop subtracts the units of open orders from what it is sent, of which they were subtracted already.
     *
     * @return what the quantities of the shop mean; of a shop that does not tell, and ends the run, as in a Magento 1
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
                            + " written: use InventoryMapping.standard()");
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
