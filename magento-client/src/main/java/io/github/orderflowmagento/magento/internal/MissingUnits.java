package io.github.orderflowmagento.magento.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;

/**
 * Detects units missing from a shipment: Magento ships fewer units than requested, without an error, if someone else ships at the same
 * moment.
 */
public final class MissingUnits {
    private MissingUnits() {}

    /**
     * Returns the units that were requested and are not in the shipment.
     *
     * @param requested units by the number of the order's row
     */
    public static Map<Long, BigDecimal> of(Map<Long, BigDecimal> requested, Shipment shipment) {
        Map<Long, BigDecimal> missing = new LinkedHashMap<>();
        requested.forEach((row, units) -> {
            BigDecimal shipped = shipment.items().stream()
                    .filter(item -> item.orderItemId() == row)
                    .map(ShipmentItem::qty)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (shipped.compareTo(units) < 0) {
                missing.put(row, units.subtract(shipped));
            }
        });
        return missing;
    }
}
