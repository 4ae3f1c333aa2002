package io.github.orderflowmagento.magento.model;

import java.time.LocalDate;
import java.util.Map;

import org.immutables.value.Value;

/** A shipment for the OrderFlow extension's queue. It names what was shipped: an empty list would ship everything that is left. */
@Value.Immutable
@ModelStyle
public interface ShipmentMessage {
    /** The sender's number of the message; also what the shop tells a repeat by. */
    long messageId();

    /** The order's number. */
    String orderIncrementId();

    /** Whole units shipped by SKU, all above zero. */
    Map<String, Integer> quantities();

    /** Comment kept with the shipment; empty for none. */
    @Value.Default
    default String comment() {
        return "";
    }

    /** Whether the customer is told by e-mail. Default: no. */
    @Value.Default
    default boolean isCustomerNotified() {
        return false;
    }

    /** Whether the e-mail holds the comment. Default: no. */
    @Value.Default
    default boolean isCommentIncluded() {
        return false;
    }

    /** The carrier's name, the first part of the track's title. */
    @Value.Default
    default String courier() {
        return "";
    }

    /** The carrier's service, the second part of the track's title. */
    @Value.Default
    default String service() {
        return "";
    }

    /** The tracking number; empty for none. */
    @Value.Default
    default String trackingNumber() {
        return "";
    }

    /** The day of the despatch. The shop keeps it with the message and makes no use of it. */
    LocalDate dateShipped();

    /** Refuses a message that the shop would read as something else. */
    @Value.Check
    default void check() {
        if (quantities().isEmpty()) {
            throw new IllegalStateException("shipment message " + messageId() + " of order " + orderIncrementId()
                    + " names no quantities: the shop would ship everything that is left");
        }
        quantities().forEach((sku, quantity) -> {
            if (quantity <= 0) {
                throw new IllegalStateException("shipment message " + messageId() + " of order " + orderIncrementId()
                        + ", SKU '" + sku + "': the quantity must be above zero, not " + quantity);
            }
        });
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ShipmentMessage values. */
    final class Builder extends ImmutableShipmentMessage.Builder {}
}
