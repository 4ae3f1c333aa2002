package io.github.orderflowmagento.operation.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** Holds a run to its {@link ZeroLimit}, before anything is written. */
final class ZeroCheck {
    private final Magento shop;
    private final InventoryOptions options;
    private final RunRecorder recorder;
    private final InventoryMemory memory;

    /** The shop's stocks that were read, those on sale with true. */
    private final Map<StockPlace, Boolean> onSale = new HashMap<>();

    ZeroCheck(Magento shop, InventoryOptions options, RunRecorder recorder, InventoryMemory memory) {
        this.shop = shop;
        this.options = options;
        this.recorder = recorder;
        this.memory = memory;
    }

    void met(StockPlace place, boolean isOnSale) {
        onSale.put(place, isOnSale);
    }

    /**
     * Whether the run may not write, since it would take too many SKUs to zero; it ends then.
     *
     * @param changes all that the run would write
     * @param keeping what the quantity of the shop is
     * @param inventoryIsEmpty whether the warehouse's inventory has no line at all: then any is too many
     */
    boolean stopsTooManyZeros(List<StockChange> changes, StockKeeping keeping, boolean inventoryIsEmpty) {
        long toZero = changes.stream().filter(StockChange::isToZero).count();
        if (toZero == 0 || options.limit().isNone()) {
            return false;
        }
        if (!inventoryIsEmpty && !options.limit().isExceededBy(toZero, countOnSale())) {
            return false;
        }
        readOthers(keeping);
        boolean isTooMany = inventoryIsEmpty || options.limit().isExceededBy(toZero, countOnSale());
        if (isTooMany) {
            recorder.endEarly(toZero + " of " + countOnSale() + " SKUs on sale in the shop would go to zero, "
                    + (inventoryIsEmpty
                            ? "since the warehouse's inventory has no line"
                            : "more than the limit of " + options.limit().percent())
                    + ": nothing was written. If it is right, run once with ZeroLimit.none()");
        }
        return isTooMany;
    }

    private long countOnSale() {
        return onSale.values().stream().filter(Boolean::booleanValue).count();
    }

    /** Of SKUs without a line in this run, whether they are on sale: they count for the share. What cannot be read is not. */
    private void readOthers(StockKeeping keeping) {
        options.batches(List.copyOf(memory.placesBeside(onSale.keySet()))).forEach(places -> {
            List<Answer<StockItem>> answers = StockPlace.read(shop.stock(), places);
            for (int i = 0; i < places.size(); i++) {
                onSale.put(
                        places.get(i),
                        answers.get(i)
                                .value()
                                .filter(item -> isOnSale(item, keeping))
                                .isPresent());
            }
        });
    }

    /** One of which a condition cannot tell whether it takes backorders does not make the share smaller. */
    private boolean isOnSale(StockItem item, StockKeeping keeping) {
        try {
            return options.isOnSale(item, keeping);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
