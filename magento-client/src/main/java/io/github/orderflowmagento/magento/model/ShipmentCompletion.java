package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** Missing parts to add to an existing shipment. Immutable. */
@Value.Immutable
@ValueStyle
public interface ShipmentCompletion {
    /** The shipment, as read from the shop. It is not read again; the caller must know that the parts are still missing. */
    Shipment shipment();

    /** The caller's reference to add, for a shipment that was created without it. Default: none. */
    Optional<String> reference();

    /** The tracks to add, each with the carrier's code and the number. Default: none. Magento accepts the same number twice. */
    List<Track> tracks();

    /** Whether the shipment e-mail is sent to the customer, with all tracking numbers that the shipment then has. Default: no. */
    @Value.Default
    default boolean notifiesCustomer() {
        return false;
    }

    /** Text for the e-mail. Default: none. */
    Optional<String> emailComment();

    /**
     * Rejects a track without a carrier's code or number, and a reference that could not be read back ({@link
     * Shipment#referenceLine}). Called by {@code build()}.
     *
     * @throws IllegalStateException if the completion is rejected
     */
    @Value.Check
    default void check() {
        reference().ifPresent(Shipment::referenceLine);
        NewTracks.check(tracks(), "shipment " + shipment().incrementId());
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ShipmentCompletion} values. Required: {@code shipment}. {@code build()} throws {@link
     * IllegalStateException} if it is missing, or as {@link ShipmentCompletion#check} does. Not thread-safe.
     */
    final class Builder extends ImmutableShipmentCompletion.Builder {}
}
