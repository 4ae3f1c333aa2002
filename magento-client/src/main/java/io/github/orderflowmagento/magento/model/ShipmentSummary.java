package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A row of the shipment list. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableShipmentSummary.class)
public interface ShipmentSummary extends ShipmentHead {
    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static ShipmentSummary of(Fields fields) {
        return ModelReader.read(fields, ShipmentSummary.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ShipmentSummary} values. Required: {@code incrementId}. {@code build()} throws {@link
     * IllegalStateException} if it is missing. Not thread-safe.
     */
    final class Builder extends ImmutableShipmentSummary.Builder {}
}
