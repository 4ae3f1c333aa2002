package io.github.orderflowmagento.orderflow.message;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * OrderFlow's word that an order has changed its state; which changes it tells is set up in OrderFlow.
 *
 * <p>That there is such a message is documented, its form is not: all paths of {@link #parser} but the one of the
 * message's number are inferred.
 */
@Value.Immutable
@ValueStyle
public interface OrderStateNotification {

    /** OrderFlow's number of the message: of two about one order, the higher is the newer. */
    long messageId();

    /** The shop's number of the order. */
    String orderReference();

    /** The state in OrderFlow's words, for instance {@code despatched}. */
    String state();

    /** The event that caused the message, if it came wrapped in one. */
    Optional<EventMessage> event();

    /** Everything the message said, by name. No part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * A parser that looks for {@code messageId} at the root, and for the order's {@code externalReference} and
     * {@code state} in attributes or elements, where an order detail has them too. All three are mandatory.
     */
    static MessageParser<OrderStateNotification> parser() {
        return MessageParser.of("order state notification", OrderStateNotification::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("orderReference", "@externalReference|externalReference")
                .field("state", "@state|state");
    }

    private static OrderStateNotification read(Reading message) {
        Optional<EventMessage> event = message.event();
        String order = message.required("orderReference");
        Reading change = message.about(message.subject() + " of order '" + order + "'");
        return builder()
                .messageId(change.requiredNumber("messageId"))
                .orderReference(order)
                .state(change.required("state"))
                .event(event)
                .document(change.document())
                .build();
    }

    /** A builder of notifications; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds notifications. */
    class Builder extends ImmutableOrderStateNotification.Builder {
        Builder() {}
    }
}
