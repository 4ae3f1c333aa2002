package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.Shipment;

/**
 * What became of a shipment that was requested, or completed: the shipment is there, and of the rest it says what was not done, or may
 * not have been done. Of a failure with {@link MagentoException#outcomeUnknown()} nobody knows; any other was certainly not done.
 */
@Value.Immutable
@ValueStyle
public abstract class ShipmentResult {
    ShipmentResult() {}

    /**
     * The shipment as the shop has it, tracks that were added included; or why it could not be read. Its key is the shipment's number.
     * What could not be read has not been completed either.
     */
    public abstract Answer<Shipment> shipment();

    /** Why not all tracks are there; empty if they are. Shipments that shared a round trip share its failure, the same object. */
    public abstract Optional<MagentoException> tracksFailure();

    /**
     * Why the customer was not told; empty if the customer was, or was not to be. Nobody is told before the tracks are there, nor of a
     * shipment with {@linkplain #duplicates() duplicates} of which the customer may have been told. Shipments that shared a round trip
     * share its failure, the same object.
     */
    public abstract Optional<MagentoException> emailFailure();

    /** Units of the request, by order item, that are not in the shipment: Magento ships fewer than asked, without an error. */
    public abstract Map<Long, BigDecimal> missingUnits();

    /** The order's other shipments that carry the request's reference, oldest first: somebody has made it at the same moment. */
    public abstract List<Shipment> duplicates();

    /**
     * The shipment, if everything was done that was asked for.
     *
     * @throws MagentoException the first failure there is; {@link MagentoException.Rejected} if the shipment lacks units, or has
     *     duplicates
     */
    public Shipment orThrow() {
        Shipment there = shipment().orThrow();
        Stream.of(deviation(), tracksFailure(), emailFailure())
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(failure -> {
                    throw failure;
                });
        return there;
    }

    private Optional<MagentoException> deviation() {
        if (missingUnits().isEmpty() && duplicates().isEmpty()) {
            return Optional.empty();
        }
        String problem = duplicates().isEmpty()
                ? "it was made, but lacks units of the order items "
                        + missingUnits().keySet()
                : "it was made, but "
                        + duplicates().stream().map(Shipment::incrementId).toList()
                        + " of the order carry its reference too";
        return Optional.of(
                new MagentoException.Rejected("shipment " + shipment().key(), problem + ": check by hand"));
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentResult values. */
    public static final class Builder extends ImmutableShipmentResult.Builder {}
}
