package io.github.orderflowmagento.operation.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
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

    void met(StockPlace place, StockLevel level) {
        onSale.put(place, level.isInStock());
    }

    /**
     * Whether the run may not write, since it would take too many SKUs to zero; it ends then.
     *
     * @param changes all that the run would write
     * @param inventoryIsEmpty whether the warehouse's inventory has no line at all: then any is too many
     */
    boolean stopsTooManyZeros(List<StockChange> changes, boolean inventoryIsEmpty) {
        long toZero = changes.stream().filter(StockChange::isToZero).count();
        if (toZero == 0 || options.limit().isNone()) {
            return false;
        }
        if (!inventoryIsEmpty && !options.limit().isExceededBy(toZero, countOnSale())) {
            return false;
        }
        readOthers();
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
    private void readOthers() {
        options.batches(List.copyOf(memory.placesBeside(onSale.keySet()))).forEach(places -> {
            List<Answer<StockItem>> answers = StockPlace.read(shop.stock(), places);
            for (int i = 0; i < places.size(); i++) {
                onSale.put(
                        places.get(i),
                        answers.get(i).value().filter(StockItem::isInStock).isPresent());
            }
        });
    }
}
