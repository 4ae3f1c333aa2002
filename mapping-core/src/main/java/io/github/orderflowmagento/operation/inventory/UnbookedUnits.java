package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Units of despatches that the shop has no shipment for yet, by what the run calls the stock that they have left. */
final class UnbookedUnits {
    private final InventoryMapping mapping;
    private final StockKeys keys;
    private final RunRecorder recorder;
    private final Map<String, BigDecimal> units = new HashMap<>();
    private final Map<String, StockPlace> places = new LinkedHashMap<>();

    UnbookedUnits(InventoryMapping mapping, StockKeys keys, RunRecorder recorder) {
        this.mapping = mapping;
        this.keys = keys;
        this.recorder = recorder;
    }

    /** What the supplier throws, which is the caller's, ends the run: stock without those units would be too low. */
    void count(Supplier<? extends Collection<DespatchNotification>> despatches) {
        try {
            despatches.get().forEach(this::count);
        } catch (RuntimeException e) {
            recorder.endEarly(EndReason.OTHER, "it cannot be told which despatches wait to be booked: " + e);
        }
    }

    /** Of a despatch whose source is not known the units are added to none: rather a sale too few than one too many. */
    private void count(DespatchNotification despatch) {
        try {
            ShipmentMapping shipments = mapping.sources()
                    .map(ShipmentMapping.standard()::withSources)
                    .orElseGet(ShipmentMapping::standard);
            for (DespatchNotification part : shipments.bySource(despatch)) {
                String source = shipments.source(part).orElse(mapping.source());
                if (keys.areBySource() || source.equals(mapping.source())) {
                    part.lines().forEach(line -> count(line, source));
                }
            }
        } catch (MappingException e) {
            recorder.warn("despatches that wait are added to no stock", Failures.reason(e));
        }
    }

    private void count(DespatchLine line, String source) {
        String reference = line.externalReference();
        String key = keys.key(reference, source);
        units.merge(key, line.quantity(), BigDecimal::add);
        try {
            mapping.skus().toShop(reference).ifPresent(sku -> places.put(key, new StockPlace(sku, source)));
        } catch (IllegalArgumentException e) {
            // a way back may be anybody's: where it fails, a line of the inventory says where the stock is
        }
    }

    /**
     * Units that have left the warehouse are in the stock of a shop that reserves until it has their shipment, which takes them out. Where the
     * warehouse has less than none, and none is written, they make up for what it lacks first.
     */
    StockUpdate addedTo(InventoryLine line, StockUpdate update, StockKeeping keeping) {
        BigDecimal waiting = waiting(line.externalReference(), keeping);
        if (waiting.signum() == 0) {
            return update;
        }
        BigDecimal less = update.quantity().signum() == 0
                ? InventoryMapping.onHand(line).orElse(BigDecimal.ZERO).min(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        BigDecimal units = update.quantity().add(waiting.add(less).max(BigDecimal.ZERO));
        return StockUpdate.builder()
                .from(update)
                .quantity(units)
                .isInStock(update.isInStock() || (units.signum() > 0 && mapping.isInStockByQuantity()))
                .build();
    }

    /** Of a SKU without a line those units are all that is left. */
    WantedStock addedTo(WantedStock missing, StockKeeping keeping) {
        BigDecimal waiting = waiting(missing.key(), keeping).max(BigDecimal.ZERO);
        return missing.with(StockUpdate.builder()
                .from(missing.update())
                .quantity(waiting)
                .isInStock(waiting.signum() > 0)
                .build());
    }

    private BigDecimal waiting(String key, StockKeeping keeping) {
        return areAdded(keeping) ? units.getOrDefault(key, BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    private boolean areAdded(StockKeeping keeping) {
        return keeping == StockKeeping.RESERVES && !mapping.addsUnshipped();
    }

    /** Where the stocks are in the shop, by their keys, as far as that is known; none if the units are not added. */
    Map<String, StockPlace> places(StockKeeping keeping) {
        return areAdded(keeping) ? Collections.unmodifiableMap(places) : Map.of();
    }
}
