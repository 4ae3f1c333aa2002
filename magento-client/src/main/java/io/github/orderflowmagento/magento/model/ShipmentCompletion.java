package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

/** What a shipment that is there already lacks, to be added to it. */
@Value.Immutable
@ModelStyle
public interface ShipmentCompletion {
    /** The shipment as it was read: what it lacks is known from that alone. */
    Shipment shipment();

    /** The caller's reference, for a shipment that was made without. */
    Optional<String> reference();

    /** The tracking numbers to add, each with its carrier's code. Magento takes the same number twice. */
    List<Track> tracks();

    /** Whether the customer is told by e-mail, with the tracking numbers there are by then. Default: no. */
    @Value.Default
    default boolean notifiesCustomer() {
        return false;
    }

    /** Text to put into the e-mail. */
    Optional<String> emailComment();

    /** Refuses what no shop takes, or what would not be known again. */
    @Value.Check
    default void check() {
        reference().ifPresent(Shipment::referenceLine);
        NewTracks.check(tracks(), "shipment " + shipment().incrementId());
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentCompletion values. */
    final class Builder extends ImmutableShipmentCompletion.Builder {}
}
