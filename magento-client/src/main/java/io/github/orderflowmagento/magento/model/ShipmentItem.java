package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of a shipment.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableShipmentItem.class)
public interface ShipmentItem extends Entity {
    /** The order item shipped. */
    long orderItemId();

    /** The SKU as ordered. */
    Optional<String> sku();

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Weight of one unit in the shop's unit, which Magento does not record. */
    Optional<BigDecimal> weight();

    /** Units shipped. */
    BigDecimal qty();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentItem values. */
    final class Builder extends ImmutableShipmentItem.Builder {}
}
