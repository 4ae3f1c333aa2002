package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Track;

/**
 * What a despatch means for the shop.
 *
 * @param items units to ship by order item, all above zero
 * @param comment to keep with the shipment
 * @param tracks the tracking numbers, one for each parcel and no number twice; empty if there is none
 * @param emailsCustomer whether the customer is to be told
 * @param emailComment text for the e-mail
 */
public record ShipmentPlan(
        Map<Long, BigDecimal> items,
        Optional<String> comment,
        List<Track> tracks,
        boolean emailsCustomer,
        Optional<String> emailComment) {
    /** Copies the collections. */
    public ShipmentPlan {
        items = Map.copyOf(items);
        tracks = List.copyOf(tracks);
    }
}
