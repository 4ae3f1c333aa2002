package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.immutables.value.Value;

/**
 * A shipment to create, whole. It names what to ship: a request without items cannot be built, since Magento takes that for
 * "everything that is left"; who means that says so, with {@link #shipsEverythingLeft}.
 */
@Value.Immutable
@ModelStyle
public interface ShipmentRequest {
    /** The order to ship. */
    OrderHead order();

    /** Units to ship by order item, all above zero. Name the parent row of a configurable, or of a bundle shipped together. */
    Map<Long, BigDecimal> items();

    /** Whether everything ships that the order has left when the shop reads the request; then there are no {@link #items}. Default: no. */
    @Value.Default
    default boolean shipsEverythingLeft() {
        return false;
    }

    /** The tracking numbers, each with its carrier's code. */
    List<Track> tracks();

    /** Whether the customer is told by e-mail, with the tracking numbers. Default: no. */
    @Value.Default
    default boolean notifiesCustomer() {
        return false;
    }

    /** Text to put into the e-mail. */
    Optional<String> emailComment();

    /** Comment kept with the shipment; customers do not see it in their account. */
    Optional<String> comment();

    /**
     * The caller's own reference of the shipment, another for each shipment of an order: by it the shipment is known
     * again, since Magento has no such field. It is kept as the first line of the comment, in brackets, where a database that cuts a
     * text keeps it; see {@link Shipment#references}.
     */
    Optional<String> reference();

    /** The code of the source that the goods leave from. Default: the shop's choice; Magento 1 has the one source {@code default}. */
    Optional<String> source();

    /** The comment as it is sent: with the reference, if there is one. */
    default String commentText() {
        return Stream.concat(reference().map(Shipment::referenceLine).stream(), comment().stream())
                .collect(Collectors.joining("\n"));
    }

    /** Refuses a request that Magento would read as something else. */
    @Value.Check
    default void check() {
        String name = "shipment of order " + order().incrementId();
        if (order().orderId().isEmpty()) {
            throw new IllegalStateException(
                    name + ": the shop's number of the order is not known; read the order first");
        }
        if (items().isEmpty() != shipsEverythingLeft()) {
            throw new IllegalStateException(
                    shipsEverythingLeft()
                            ? name + " names items and everything that is left: it must be one of them"
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

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentRequest values. */
    final class Builder extends ImmutableShipmentRequest.Builder {}
}
