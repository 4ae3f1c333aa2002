package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.immutables.value.Value;

/**
 * A shipment to create. It names what to ship: a request without items cannot be built, since Magento takes that for
 * "everything that is left".
 */
@Value.Immutable
@ModelStyle
public interface ShipmentRequest {
    /** The order's number. */
    String orderIncrementId();

    /** Units to ship by order item, all above zero. Name the parent row of a configurable, or of a bundle shipped together. */
    Map<Long, BigDecimal> items();

    /** Comment kept with the shipment; customers do not see it in their account. */
    Optional<String> comment();

    /**
     * The caller's own reference of the shipment, another for each shipment of an order: by it the shipment is known
     * again, since Magento has no such field. It is kept as the first line of the comment, in brackets, where a database that cuts a
     * text keeps it; see {@link Shipment#references}.
     */
    Optional<String> reference();

    /** The comment as it is sent: with the reference, if there is one. */
    default String commentText() {
        return Stream.concat(reference().map(Shipment::referenceLine).stream(), comment().stream())
                .collect(Collectors.joining("\n"));
    }

    /** Refuses a request that Magento would read as something else. */
    @Value.Check
    default void check() {
        if (items().isEmpty()) {
            throw new IllegalStateException("shipment of order " + orderIncrementId()
                    + " names no items: Magento would ship everything that is left");
        }
        reference().ifPresent(Shipment::referenceLine);
        items().forEach((item, qty) -> {
            if (qty.signum() <= 0) {
                throw new IllegalStateException("shipment of order " + orderIncrementId() + ", order item " + item
                        + ": the quantity must be above zero, not " + qty);
            }
        });
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentRequest values. */
    final class Builder extends ImmutableShipmentRequest.Builder {}
}
