package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * A request to create a shipment: the order, the units to ship, and the tracking numbers. See {@link ShipmentNotification#ofInstructions}.
 *
 * <pre>{@code
 * ShipmentInstruction.builder()
 *         .order("100000123")
 *         .reference("shop-desk-17")
 *         .putQuantities("MUG-001", BigDecimal.valueOf(2))   // or .shipsEverythingLeft(true)
 *         .carrier("ups")
 *         .addTrackingNumbers("1Z999AA10123456784")
 *         .build();
 * }</pre>
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ShipmentInstruction {
    /** The order's number in the shop. */
    String order();

    /** The order's store view, if stores use the same numbers. Default: not specified. */
    Optional<Long> store();

    /**
     * The caller's name for this shipment: repeat it when you request the same shipment again, and use a different one for each further
     * shipment of the order. From 1 to 64 ASCII letters, digits and {@code . _ : / # + @ = -}. It is part of the shipment's comment, which
     * customers do not see.
     */
    String reference();

    /** Units by the shop's SKU, each above zero: for a bundle its parts, for a configurable the chosen product. */
    Map<String, BigDecimal> quantities();

    /**
     * Whether to ship everything that is left of the order when the run reaches it. Default: false; {@link #quantities} are then required.
     */
    @Value.Default
    default boolean shipsEverythingLeft() {
        return false;
    }

    /**
     * The shop's code of the carrier, for example {@code ups}. Default: the code for {@link #carrierTitle} in the mapping's table of
     * carriers, else {@code custom}.
     */
    Optional<String> carrier();

    /** The carrier as displayed to the customer, for example {@code Royal Mail Tracked 24}. */
    Optional<String> carrierTitle();

    /** One tracking number per parcel. Default: none, and the shipment has no tracks. */
    List<String> trackingNumbers();

    /** Whether the shop notifies the customer by e-mail. Default: false. */
    @Value.Default
    default boolean notifiesCustomer() {
        return false;
    }

    /** A comment on the shipment; also in the e-mail if there is one. Not part of {@code toString}. */
    @Value.Redacted
    Optional<String> comment();

    /** The code of the source from which the goods leave. Default: chosen by the shop. */
    Optional<String> source();

    /**
     * Rejects incomplete or contradictory instructions.
     *
     * @throws IllegalStateException if the order or the reference is blank or has invalid characters; if it has both quantities and {@code
     *     shipsEverythingLeft}, or neither; if a quantity is not above zero
     */
    @Value.Check
    default void check() {
        String name = "instruction to ship order '" + order() + "'";
        if (order().isBlank()) {
            throw new IllegalStateException(name + ": the order is missing");
        }
        if (!DespatchMark.isReference(reference())) {
            throw new IllegalStateException(
                    name + ": the reference must have 1 to 64 ASCII letters, digits or . _ : / # + @ = -");
        }
        if (quantities().isEmpty() != shipsEverythingLeft()) {
            throw new IllegalStateException(
                    name + ": either quantities or shipsEverythingLeft is required, but not both");
        }
        quantities().forEach((sku, units) -> {
            if (units.signum() <= 0) {
                throw new IllegalStateException(
                        name + ": the quantity of '" + sku + "' must be above zero, was " + units.toPlainString());
            }
        });
    }

    /** Returns a builder of instructions. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds instructions. {@code build()} throws what {@link #check} throws. Not thread-safe. */
    class Builder extends ImmutableShipmentInstruction.Builder {
        Builder() {}
    }
}
