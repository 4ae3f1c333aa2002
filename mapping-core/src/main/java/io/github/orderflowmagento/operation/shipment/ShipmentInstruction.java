package io.github.orderflowmagento.operation.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * A shipment that somebody asks for: of an order, what is shipped of it, and how it is tracked. For {@link ShipmentNotification#ofInstructions}.
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

    /** The order's store view, where stores number their orders alike. Default: not said. */
    Optional<Long> store();

    /**
     * The caller's name of this shipment: the same whenever it is asked for again, another one for each other shipment of the order. From 1 to 64 of
     * ASCII's letters, digits and {@code . _ : / # + @ = -}. It stands in the shipment's comment, which customers do not see.
     */
    String reference();

    /** Units by the shop's SKU, each above zero: of a bundle its parts, of a configurable what was chosen. */
    Map<String, BigDecimal> quantities();

    /** Whether everything is shipped that is left of the order when the run comes to it. Default: no; then there are {@link #quantities}. */
    @Value.Default
    default boolean shipsEverythingLeft() {
        return false;
    }

    /** The shop's code of the carrier, for example {@code ups}. Default: by the mapping's table of carriers for {@link #carrierTitle}, else {@code custom}. */
    Optional<String> carrier();

    /** What the customer reads as the carrier, for example {@code Royal Mail Tracked 24}. */
    Optional<String> carrierTitle();

    /** A tracking number for each parcel. Default: none, and the shipment has no tracks. */
    List<String> trackingNumbers();

    /** Whether the shop tells the customer by e-mail. Default: no. */
    @Value.Default
    default boolean notifiesCustomer() {
        return false;
    }

    /** A comment on the shipment; in the e-mail, too, if the customer is told. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> comment();

    /** Code of the source that the goods leave from. Default: the shop's choice. */
    Optional<String> source();

    /**
     * Refuses what does not say what is shipped.
     *
     * @throws IllegalStateException if order or reference is blank or has other characters; if it names quantities and everything that is left, or
     *     neither; if a quantity is not above zero
     */
    @Value.Check
    default void check() {
        String name = "instruction to ship order '" + order() + "'";
        if (order().isBlank()) {
            throw new IllegalStateException(name + ": it names no order");
        }
        if (!DespatchMark.isReference(reference())) {
            throw new IllegalStateException(
                    name + ": the reference is not 1 to 64 of ASCII's letters, digits and . _ : / # + @ = -");
        }
        if (quantities().isEmpty() != shipsEverythingLeft()) {
            throw new IllegalStateException(
                    name + ": it needs quantities, or everything that is left (shipsEverythingLeft), and not both");
        }
        quantities().forEach((sku, units) -> {
            if (units.signum() <= 0) {
                throw new IllegalStateException(
                        name + ": the quantity of '" + sku + "' is not above zero, but " + units.toPlainString());
            }
        });
    }

    /** Returns a builder of instructions. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds instructions. {@code build()} throws what {@link #check} does. Not thread-safe. */
    class Builder extends ImmutableShipmentInstruction.Builder {
        Builder() {}
    }
}
