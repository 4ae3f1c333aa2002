package io.github.orderflowmagento.orderflow.message;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * OrderFlow's word that goods which a customer sent back have come in. It comes as the SOAP message
 * {@code orderflowReturnUpdate} to a Magento whose OrderFlow extension knows returns ({@link SoapMessage}), or as a
 * message of OrderFlow's generic integration ({@link #parser}).
 */
@Value.Immutable
@ValueStyle
public interface ReturnNotification {

    /** OrderFlow's number of the message; the SOAP message has none. */
    Optional<Long> messageId();

    /** The shop's number of the return: the authorisation that was given to the customer. */
    String authorisation();

    /** The shop's number of the order the goods were bought with. */
    Optional<String> orderReference();

    /** What has come in. */
    List<ReturnLine> lines();

    /** The event that caused the message, if it came wrapped in one. */
    Optional<EventMessage> event();

    /** Everything the message said, by name; without the session id. No part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * A parser for a generic message. That there is such a message is documented, its form is not: all paths but the
     * one of the message's number are inferred from the names that OrderFlow uses in return imports.
     * {@code authorisation}, the element around the lines, and product and quantity of each line are mandatory.
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

    private static ReturnNotification read(Reading message) {
        Optional<EventMessage> event = message.event();
        String authorisation = message.required("authorisation");
        Reading goods = message.about(message.subject() + " '" + authorisation + "'");
        ReturnNotification.Builder notification = builder()
                .messageId(goods.field("messageId").wholeNumber())
                .authorisation(authorisation)
                .orderReference(goods.field("orderReference").text())
                .event(event)
                .document(goods.document());
        goods.entries("lines").forEach(line -> notification.addLines(line(line)));
        return notification.build();
    }

    private static ReturnLine line(Reading line) {
        String product = line.required("externalReference");
        Reading goods = line.about(line.subject() + " '" + product + "'");
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

    /** A builder of notifications; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds notifications. */
    class Builder extends ImmutableReturnNotification.Builder {
        Builder() {}
    }
}
