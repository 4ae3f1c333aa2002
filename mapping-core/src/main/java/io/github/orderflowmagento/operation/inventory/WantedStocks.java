package io.github.orderflowmagento.operation.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.sort.ExternalSort;
import io.github.orderflowmagento.operation.internal.sort.SortedRows;
import io.github.orderflowmagento.operation.inventory.WantedStock.Origin;

/**
 * The stocks that lines were mapped to, grouped by the shop's stock: if several lines map to one SKU of the shop, all of them are rejected.
 */
final class WantedStocks implements AutoCloseable {
    /** The number of lines mapped to one stock that are counted. */
    private static final int MOST_COUNTED = 1000;

    private final RunRecorder recorder;
    private final MissingLines missing;
    private final RejectedLines refused;
    private final ExternalSort<WantedStock> byPlace = new ExternalSort<>(WantedStock.FORMAT);
    private final ExternalSort<WantedStock> inOrder = new ExternalSort<>(WantedStock.FORMAT);

    WantedStocks(RunRecorder recorder, MissingLines missing, RejectedLines refused) {
        this.recorder = recorder;
        this.missing = missing;
        this.refused = refused;
    }

    void add(WantedStock mapped) {
        byPlace.add(StockPlace.of(mapped.update()).folded(), mapped);
    }

    void addMissing(WantedStock zero) {
        inOrder.add(ExternalSort.key(zero.number()), zero);
    }

    /** Records the ambiguous ones. */
    void disambiguate() {
        SortedRows<WantedStock> rows = byPlace.sorted();
        while (rows.hasNext()) {
            String folded = rows.key();
            List<WantedStock> sameSku = new ArrayList<>();
            while (rows.isAt(folded) && sameSku.size() <= MOST_COUNTED) {
                sameSku.add(rows.next().value());
            }
            if (sameSku.size() > MOST_COUNTED) {
                sameSku.forEach(wanted -> ambiguous(wanted, "more than " + MOST_COUNTED));
                while (rows.isAt(folded)) {
                    ambiguous(rows.next().value(), "more than " + MOST_COUNTED);
                }
            } else {
                disambiguate(sameSku);
            }
            recorder.announce();
        }
        byPlace.close();
    }

    private void disambiguate(List<WantedStock> sameSku) {
        Map<StockPlace, List<WantedStock>> places =
                sameSku.stream().collect(Collectors.groupingBy(wanted -> StockPlace.of(wanted.update())));
        places.forEach((place, group) -> {
            if (group.size() > 1) {
                group.forEach(wanted -> ambiguous(wanted, String.valueOf(group.size())));
            } else {
                missing.mapped(place);
                WantedStock wanted = group.get(0);
                inOrder.add(
                        ExternalSort.key(wanted.number()),
                        places.size() > 1 ? wanted.with(Origin.LINE_OF_SEVERAL_FORMS) : wanted);
            }
        });
    }

    private void ambiguous(WantedStock wanted, String count) {
        refused.add(
                wanted.key(),
                count + " lines are mapped to the shop's SKU '"
                        + wanted.update().sku() + "'");
    }

    /** Returns the stocks in the order of the inventory, missing SKUs last. */
    SortedRows<WantedStock> inOrder() {
        return inOrder.sorted();
    }

    @Override
    public void close() {
        byPlace.close();
        inOrder.close();
    }
}
