package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A comment on a shipment.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableShipmentComment.class)
public interface ShipmentComment extends Entity {
    /** The text. */
    Optional<String> comment();

    /** When it was written, UTC. */
    Optional<Instant> createdAt();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentComment values. */
    final class Builder extends ImmutableShipmentComment.Builder {}
}
