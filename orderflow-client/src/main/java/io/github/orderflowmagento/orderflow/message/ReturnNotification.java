package io.github.orderflowmagento.orderflow.message;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Notification that the warehouse has received goods which a customer sent back. OrderFlow sends it as the SOAP message
 * {@code orderflowReturnUpdate} to a Magento whose OrderFlow extension supports returns ({@link SoapMessage}), or as a message of its
 * generic integration ({@link #parser}).
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ReturnNotification {

    /** OrderFlow's number of the message. Empty if the message has none, as over SOAP. */
    Optional<Long> messageId();

    /** The shop's number of the return, under which it was authorised. */
    String authorisation();

    /** The shop's number of the order with which the goods were bought. Empty if the message does not say. */
    Optional<String> orderReference();

    /** The items received, in the order of the message. */
    List<ReturnLine> lines();

    /** The event that caused the message. Empty if the message did not come inside an event, as over SOAP. */
    Optional<EventMessage> event();

    /** The whole message, without the session id. Not part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * Returns a parser for the message of the generic integration. The message is documented, but its form is not. All paths except the
     * path of the message number are inferred from the names that OrderFlow uses in return imports. Mandatory are {@code authorisation},
     * the element around the lines, and product and quantity of each line.
     */
    static MessageParser<ReturnNotification> parser() {
        return MessageParser.of("return notification", ReturnNotification::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("authorisation", "@authorisation|authorisation|@externalReference|externalReference")
                .field("orderReference", "@orderReference|orderReference")
                .field("lines", "lines/*")
                .field("lines.externalReference", "@product|product/@externalReference|product|@externalReference")
                .field("lines.quantity", "@quantity|quantity")
                .field("lines.condition", "@condition|condition")
                .field("lines.reason", "@reason|reason")
                .field("lines.note", "@note|note")
                .field("lines.refund", "@processRefund|processRefund");
    }

    private static ReturnNotification read(MessageFields message) {
        Optional<EventMessage> event = message.event();
        String authorisation = message.required("authorisation");
        MessageFields goods = message.about(message.subject() + " '" + authorisation + "'");
        ReturnNotification.Builder notification = builder()
                .messageId(goods.field("messageId").wholeNumber())
                .authorisation(authorisation)
                .orderReference(goods.field("orderReference").text())
                .event(event)
                .document(goods.document());
        goods.entries("lines").forEach(line -> notification.addLines(line(line)));
        return notification.build();
    }

    private static ReturnLine line(MessageFields line) {
        String product = line.required("externalReference");
        MessageFields goods = line.about(line.subject() + " '" + product + "'");
        Field quantity = goods.field("quantity");
        return ReturnLine.builder()
                .externalReference(product)
                .quantity(quantity.required(quantity.decimal()))
                .condition(goods.field("condition").text())
                .reason(goods.field("reason").text())
                .note(goods.field("note").text())
                .refund(goods.field("refund").flag())
                .build();
    }

    /** Returns a builder of notifications. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds notifications. Mandatory: {@code authorisation}. {@code build()} throws an {@link IllegalStateException} if it is missing. Not
     * thread-safe.
     */
    class Builder extends ImmutableReturnNotification.Builder {
        Builder() {}
    }
}
