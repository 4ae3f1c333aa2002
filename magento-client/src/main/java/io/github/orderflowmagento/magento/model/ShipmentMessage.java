package io.github.orderflowmagento.magento.model;

import java.time.LocalDate;
import java.util.Map;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A shipment for the queue of the OrderFlow extension. It must name quantities: without any, the shop would ship everything
 * that is left. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ShipmentMessage {
    /** The sender's own number of the message, by which the shop recognises a repeated message. */
    long messageId();

    /** The order's number ({@link OrderHead#incrementId}). */
    String orderIncrementId();

    /** Shipped units by SKU: whole, above zero, at least one SKU. */
    Map<String, Integer> quantities();

    /** Comment on the shipment. Default: an empty text, for none. */
    @Value.Default
    default String comment() {
        return "";
    }

    /** Whether the shipment e-mail is sent to the customer. Default: no. */
    @Value.Default
    default boolean isCustomerNotified() {
        return false;
    }

    /** Whether the e-mail includes the comment. Default: no. */
    @Value.Default
    default boolean isCommentIncluded() {
        return false;
    }

    /** The carrier's name, the first part of the track's title. Default: an empty text. */
    @Value.Default
    default String courier() {
        return "";
    }

    /** The carrier's service, the second part of the track's title. Default: an empty text. */
    @Value.Default
    default String service() {
        return "";
    }

    /** The tracking number. Default: an empty text, for none. */
    @Value.Default
    default String trackingNumber() {
        return "";
    }

    /** The day of the despatch. The shop stores it with the message but does not use it. */
    LocalDate dateShipped();

    /**
     * Rejects a message without quantities, with which the shop would ship everything that is left, and a quantity that is not
     * above zero. Called by {@code build()}.
     *
     * @throws IllegalStateException if the message is rejected
     */
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

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ShipmentMessage} values. Required: {@code messageId}, {@code orderIncrementId}, {@code dateShipped}.
     * {@code build()} throws {@link IllegalStateException} if one is missing, or as {@link ShipmentMessage#check} does.
     * Not thread-safe.
     */
    final class Builder extends ImmutableShipmentMessage.Builder {}
}
