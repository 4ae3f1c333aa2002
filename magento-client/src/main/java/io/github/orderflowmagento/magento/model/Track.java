package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A tracking number of a shipment, as read or to add. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableTrack.class)
public interface Track extends Entity {
    /** The shop's number of the track, by which it can be removed; empty for a track to add. */
    Optional<Long> trackId();

    /**
     * The carrier's code in the shop; {@code custom} always exists. Required for a track to add; empty if the shop sends
     * none.
     */
    Optional<String> carrierCode();

    /** The text that the customer reads beside the number, for example the name of the carrier. */
    Optional<String> title();

    /** The tracking number. Required for a track to add; empty if the shop sends none. */
    @JsonProperty("number")
    Optional<String> number();

    /** When the track was added, UTC. Empty for a track to add. */
    Optional<Instant> createdAt();

    /**
     * Whether this track has the given number as the shop may have stored it: equal, or cut after 32 characters or more, as some shops do.
     *
     * @param sent the number as it was sent to the shop
     */
    default boolean holds(String sent) {
        return number().filter(kept -> kept.equals(sent) || (kept.length() >= 32 && sent.startsWith(kept)))
                .isPresent();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Track} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableTrack.Builder {}
}
