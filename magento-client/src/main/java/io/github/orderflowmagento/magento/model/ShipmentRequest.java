package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A shipment to create. It names the items to ship: Magento ships everything that is left if a request has no items, so a caller who wants
 * that must set {@link #shipsEverythingLeft}. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ShipmentRequest {
    /** The order to ship; it must have an {@link OrderHead#orderId}. */
    OrderHead order();

    /**
     * Units to ship by {@link OrderItem#itemId}, all above zero. Name the parent row of a configurable and of a bundle that
     * ships together, and the child rows of a bundle that {@linkplain OrderItem#shipsSeparately ships separately}.
     */
    Map<Long, BigDecimal> items();

    /**
     * Whether to ship everything that the order has left when the shop reads the request; {@link #items} must be empty then.
     * Default: no.
     */
    @Value.Default
    default boolean shipsEverythingLeft() {
        return false;
    }

    /** The tracks to add, each with the carrier's code and the number. Default: none. */
    List<Track> tracks();

    /** Whether the shipment e-mail is sent to the customer, with the tracking numbers. Default: no. */
    @Value.Default
    default boolean notifiesCustomer() {
        return false;
    }

    /** Text for the e-mail. Default: none. */
    Optional<String> emailComment();

    /** Comment on the shipment, which customers do not see in their account. Default: none. */
    Optional<String> comment();

    /**
     * The caller's own reference, different for each shipment of an order, by which the shipment can be found again. Magento has no field
     * for it, so it is stored as the first line of the comment, in square brackets, where it survives a database that cuts long texts; see
     * {@link Shipment#references}. Default: none.
     */
    Optional<String> reference();

    /**
     * Code of the source from which the goods are shipped. Default: the shop's choice. A Magento 1 accepts only {@value
     * StockItem#DEFAULT_SOURCE}.
     */
    Optional<String> source();

    /** Returns the comment as it is sent, beginning with the reference if there is one; an empty text if there is neither. */
    default String commentText() {
        return Stream.concat(reference().map(Shipment::referenceLine).stream(), comment().stream())
                .collect(Collectors.joining("\n"));
    }

    /**
     * Rejects a request that Magento would misunderstand or reject: without items unless it {@linkplain #shipsEverythingLeft ships
     * everything}, with both, with a quantity that is not above zero, for an order without {@link OrderHead#orderId}, with a track without
     * a carrier's code or number, or with a reference that could not be read back ({@link Shipment#referenceLine}). Called by {@code
     * build()}.
     *
     * @throws IllegalStateException if the request is rejected
     */
    @Value.Check
    default void check() {
        String name = "shipment of order " + order().incrementId();
        if (order().orderId().isEmpty()) {
            throw new IllegalStateException(name + ": the shop's number of the order is unknown; read the order first");
        }
        if (items().isEmpty() != shipsEverythingLeft()) {
            throw new IllegalStateException(
                    shipsEverythingLeft()
                            ? name + " names items and also ships everything that is left: choose one"
                            : name + " names no items: Magento would ship everything that is left");
        }
        reference().ifPresent(Shipment::referenceLine);
        items().forEach((item, qty) -> {
            if (qty.signum() <= 0) {
                throw new IllegalStateException(
                        name + ", order item " + item + ": the quantity must be above zero, not " + qty);
            }
        });
        NewTracks.check(tracks(), name);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ShipmentRequest} values. Required: {@code order}. {@code build()} throws {@link
     * IllegalStateException} if it is missing, or as {@link ShipmentRequest#check} does. Not thread-safe.
     */
    final class Builder extends ImmutableShipmentRequest.Builder {}
}
