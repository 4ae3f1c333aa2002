package io.github.orderflowmagento.orderflow.message;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Notification that an order has changed its state; which changes are sent is configured in OrderFlow.
 *
 * <p>The message is documented, but its form is not. All paths of {@link #parser} are inferred, except the path of the message number.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface OrderStateNotification {

    /** OrderFlow's number of the message: of two about one order, the one with the higher number is newer. */
    long messageId();

    /** The shop's order number. */
    String orderReference();

    /** The new state in OrderFlow's words, for example {@code despatched}. */
    String state();

    /** The event that caused the message. Empty if the message did not come inside an event. */
    Optional<EventMessage> event();

    /** The whole message. Not part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * Returns a parser that looks for {@code messageId} at the root, and for the order's {@code externalReference} and {@code state} in
     * attributes or elements, as in an order detail. All three are mandatory.
     */
    static MessageParser<OrderStateNotification> parser() {
        return MessageParser.of("order state notification", OrderStateNotification::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("orderReference", "@externalReference|externalReference")
                .field("state", "@state|state");
    }

    private static OrderStateNotification read(MessageFields message) {
        Optional<EventMessage> event = message.event();
        String order = message.required("orderReference");
        MessageFields change = message.about(message.subject() + " of order '" + order + "'");
        return builder()
                .messageId(change.requiredNumber("messageId"))
                .orderReference(order)
                .state(change.required("state"))
                .event(event)
                .document(change.document())
                .build();
    }

    /** Returns a builder of notifications. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds notifications. Mandatory: {@code messageId}, {@code orderReference}, {@code state}. {@code build()} throws an {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableOrderStateNotification.Builder {
        Builder() {}
    }
}
