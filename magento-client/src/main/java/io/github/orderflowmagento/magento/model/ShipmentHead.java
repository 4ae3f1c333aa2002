package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The head of a shipment: what a row of the shipment list and the shipment itself have in common. */
public interface ShipmentHead extends Entity {
    /** The shop's internal number of the shipment. Empty where the shop does not tell: in a row of the list Magento 1 mostly does not. */
    Optional<Long> shipmentId();

    /** The shipment's number. Text: shops may use prefixes. */
    String incrementId();

    /** When the shipment was made, UTC. */
    Optional<Instant> createdAt();

    /** Units in the shipment. */
    Optional<BigDecimal> totalQty();
}
