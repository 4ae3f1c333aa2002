package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The head of a shipment: what a row of the shipment list and the shipment itself have in common. Immutable. */
public interface ShipmentHead extends Entity {
    /** The shop's internal number of the shipment. Empty if the shop does not send it, as in most rows of Magento 1's list. */
    Optional<Long> shipmentId();

    /** The shipment's number. Text, since shops may use prefixes. */
    String incrementId();

    /** When the shipment was created, UTC. */
    Optional<Instant> createdAt();

    /** Number of units in the shipment; may be a fraction. */
    Optional<BigDecimal> totalQty();
}
