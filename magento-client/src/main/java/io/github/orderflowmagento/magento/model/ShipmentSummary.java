package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of the shipment list.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableShipmentSummary.class)
public interface ShipmentSummary extends ShipmentHead {
    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static ShipmentSummary of(Fields fields) {
        return ModelReader.read(fields, ShipmentSummary.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentSummary values. */
    final class Builder extends ImmutableShipmentSummary.Builder {}
}
