package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A shipment of an order, whole or in part.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableShipment.class)
public interface Shipment extends Entity {
    /** The shipment's number. */
    String incrementId();

    /** The shop's internal number of the order. */
    long orderId();

    /** When the shipment was made, UTC. */
    Optional<Instant> createdAt();

    /** Whether the customer was told. */
    @Value.Default
    @JsonProperty("email_sent")
    default boolean isEmailSent() {
        return false;
    }

    /** What was shipped. */
    List<ShipmentItem> items();

    /** The tracking numbers. */
    List<Track> tracks();

    /** Comments, among them the one given at creation. */
    List<Comment> comments();

    /**
     * Reads the value from the fields a shop sent, over whatever web service.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static Shipment of(Fields fields) {
        return ModelReader.read(fields, Shipment.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Shipment values. */
    final class Builder extends ImmutableShipment.Builder {}
}
