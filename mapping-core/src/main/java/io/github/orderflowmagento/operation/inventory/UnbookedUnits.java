package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

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
            recorder.endEarly("it cannot be told which despatches wait to be booked: " + e);
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

    BigDecimal of(String key) {
        return units.getOrDefault(key, BigDecimal.ZERO);
    }

    /** Where the stocks are in the shop, by their keys, as far as that is known. */
    Map<String, StockPlace> places() {
        return Collections.unmodifiableMap(places);
    }
}
