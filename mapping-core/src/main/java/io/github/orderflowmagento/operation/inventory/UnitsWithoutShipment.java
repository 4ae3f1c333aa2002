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

/** Units of despatches without a shipment in the shop, by the run's key of the stock that they left. */
final class UnitsWithoutShipment {
    private final InventoryMapping mapping;
    private final StockKeys keys;
    private final RunRecorder recorder;
    private final Map<String, BigDecimal> units = new HashMap<>();
    private final Map<String, StockPlace> places = new LinkedHashMap<>();

    UnitsWithoutShipment(InventoryMapping mapping, StockKeys keys, RunRecorder recorder) {
        this.mapping = mapping;
        this.keys = keys;
        this.recorder = recorder;
    }

    /** An exception of the caller's supplier ends the run: stock without those units would be too low. */
    void count(Supplier<? extends Collection<DespatchNotification>> despatches) {
        try {
            despatches.get().forEach(this::count);
        } catch (RuntimeException e) {
            recorder.endEarly(EndReason.OTHER, "cannot find out which despatches wait for their shipment: " + e);
        }
    }

    /** The units of a despatch of unknown source are added to no stock: better a sale too few than one too many. */
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
            recorder.warn("waiting despatches are added to no stock", Failures.reason(e));
        }
    }

    private void count(DespatchLine line, String source) {
        String reference = line.externalReference();
        String key = keys.key(reference, source);
        units.merge(key, line.quantity(), BigDecimal::add);
        try {
            mapping.skus().toShop(reference).ifPresent(sku -> places.put(key, new StockPlace(sku, source)));
        } catch (IllegalArgumentException e) {
            // custom reverse mapping: if it fails, a line of the inventory gives the place of the stock
        }
    }

    /**
     * A shop that reserves holds despatched units in stock until their shipment subtracts them. If the warehouse has a negative quantity,
     * which is written as zero, these units first compensate for it.
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

    /** For a SKU without a line, those units are all that is left. */
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

    /** Returns the places of the stocks in the shop by key, as far as known; empty if the units are not added. */
    Map<String, StockPlace> places(StockKeeping keeping) {
        return areAdded(keeping) ? Collections.unmodifiableMap(places) : Map.of();
    }
}
