package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Track;

/**
 * What a despatch means for the shop.
 *
 * @param items units to ship by order item, all above zero
 * @param comment to keep with the shipment
 * @param track the tracking number, if there is one
 * @param emailsCustomer whether the customer is to be told
 * @param emailComment text for the e-mail
 */
public record ShipmentPlan(
        Map<Long, BigDecimal> items,
        Optional<String> comment,
        Optional<Track> track,
        boolean emailsCustomer,
        Optional<String> emailComment) {
    /** Copies the map. */
    public ShipmentPlan {
        items = Map.copyOf(items);
    }
}
