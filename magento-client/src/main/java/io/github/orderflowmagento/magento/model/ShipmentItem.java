package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A row of a shipment. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableShipmentItem.class)
public interface ShipmentItem extends Entity {
    /** The shipped order item ({@link OrderItem#itemId}). */
    long orderItemId();

    /** The SKU as ordered. */
    Optional<String> sku();

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Weight of one unit, in the shop's unit of weight, which Magento 1 does not record. */
    Optional<BigDecimal> weight();

    /** Shipped units; may be a fraction. */
    BigDecimal qty();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ShipmentItem} values. Required: {@code orderItemId}, {@code qty}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableShipmentItem.Builder {}
}
