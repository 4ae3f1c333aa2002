package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;
import io.github.orderflowmagento.magento.model.Shipment;

/**
 * The result of a request that created or completed a shipment. The shipment exists in the shop; the failures here concern the further
 * steps. A failed step was certainly not done or, with {@link MagentoException#outcomeUnknown()}, possibly not done. Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class ShipmentResult {
    ShipmentResult() {}

    /**
     * The shipment as the shop has it, with the tracks that were added; or why it could not be read back. The key is the shipment's number.
     * A shipment that could not be read back has neither tracks nor e-mail yet.
     */
    public abstract Answer<Shipment> shipment();

    /** Why tracks are missing; empty if none are missing. Shipments that shared a request share its failure, the same object. */
    public abstract Optional<MagentoException> tracksFailure();

    /**
     * Why the customer was not notified; empty if the customer was notified, or if no e-mail was requested. No e-mail is sent before the
     * tracks are added, nor for a shipment with {@linkplain #duplicates() duplicates} about which the customer may have been notified.
     * Shipments that shared a request share its failure, the same object.
     */
    public abstract Optional<MagentoException> emailFailure();

    /**
     * Requested units that are not in the shipment, by {@link io.github.orderflowmagento.magento.model.OrderItem#itemId}: Magento may ship
     * fewer than requested, without an error. Empty if none are missing, and for a completion.
     */
    public abstract Map<Long, BigDecimal> missingUnits();

    /**
     * The order's other shipments that carry the request's reference, oldest first: another process created the same shipment at the same
     * time. Empty if there are none, and for a completion.
     */
    public abstract List<Shipment> duplicates();

    /**
     * Returns the shipment, if everything requested was done.
     *
     * @throws MagentoException the first of: why the shipment could not be read, {@link MagentoException.Rejected} if it lacks units or has
     *     duplicates, {@link #tracksFailure}, {@link #emailFailure}
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
                ? "it was created, but lacks units of the order items "
                        + missingUnits().keySet()
                : "it was created, but "
                        + duplicates().stream().map(Shipment::incrementId).toList()
                        + " of the order carry its reference too";
        return Optional.of(
                new MagentoException.Rejected("shipment " + shipment().key(), problem + ": check by hand"));
    }

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ShipmentResult} values. Required: {@code shipment}. {@code build()} throws {@link
     * IllegalStateException} if it is missing. Not thread-safe.
     */
    public static final class Builder extends ImmutableShipmentResult.Builder {}
}
