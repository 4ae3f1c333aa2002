package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A tracking number of a shipment.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableTrack.class)
public interface Track extends Entity {
    /** The shop's number of the track, by which it can be removed; empty for one to add. */
    Optional<Long> trackId();

    /** The carrier's code in the shop; {@code custom} always exists. Empty if the shop sends none; a track to add needs it. */
    Optional<String> carrierCode();

    /** What the customer reads beside the number. */
    Optional<String> title();

    /** The tracking number. Empty if the shop sends none; a track to add needs it. */
    @JsonProperty("number")
    Optional<String> number();

    /** When it was added, UTC. */
    Optional<Instant> createdAt();

    /** Whether this is the tracking number as the shop keeps it: from 32 characters on, what begins like it may have been cut. */
    default boolean holds(String sent) {
        return number().filter(kept -> kept.equals(sent) || (kept.length() >= 32 && sent.startsWith(kept)))
                .isPresent();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Track values. */
    final class Builder extends ImmutableTrack.Builder {}
}
