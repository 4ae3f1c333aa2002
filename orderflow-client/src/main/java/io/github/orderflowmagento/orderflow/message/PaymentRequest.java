package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * OrderFlow asks for the payment of an order that had not been paid for when it was imported.
 *
 * <p>That there is such a message is documented, its form is not: all paths of {@link #parser} but the one of the
 * message's number are inferred from the names that OrderFlow uses in order imports.
 */
@Value.Immutable
@ValueStyle
public interface PaymentRequest {

    /** OrderFlow's number of the message; a request that is sent again has its number again. */
    long messageId();

    /** The shop's number of the order. */
    String orderReference();

    /** How much to take; empty if the message leaves that to the shop. */
    Optional<BigDecimal> amount();

    /** The currency of the amount, for instance {@code GBP}. */
    Optional<String> currency();

    /** The way of payment, as it was imported with the order. */
    Optional<String> paymentGatewayIdentifier();

    /** What the way of payment needs, as it was imported with the order. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> paymentTransactionInfo();

    /** The event that caused the message, if it came wrapped in one. */
    Optional<EventMessage> event();

    /** Everything the message said, by name. No part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /** A parser to which message number and order are mandatory. */
    static MessageParser<PaymentRequest> parser() {
        return MessageParser.of("payment request", PaymentRequest::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("orderReference", "@externalReference|externalReference|order/@externalReference")
                .field("amount", "@amount|amount|@totalPriceGross|totalPriceGross")
                .field("currency", "@currency|currency")
                .field("paymentGatewayIdentifier", "@paymentGatewayIdentifier|paymentGatewayIdentifier")
                .field("paymentTransactionInfo", "@paymentTransactionInfo|paymentTransactionInfo");
    }

    private static PaymentRequest read(Reading message) {
        Optional<EventMessage> event = message.event();
        String order = message.required("orderReference");
        Reading request = message.about(message.subject() + " for order '" + order + "'");
        return builder()
                .messageId(request.requiredNumber("messageId"))
                .orderReference(order)
                .amount(request.field("amount").decimal())
                .currency(request.field("currency").text())
                .paymentGatewayIdentifier(
                        request.field("paymentGatewayIdentifier").text())
                .paymentTransactionInfo(request.field("paymentTransactionInfo").text())
                .event(event)
                .document(request.document())
                .build();
    }

    /** A builder of requests; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds requests. */
    class Builder extends ImmutablePaymentRequest.Builder {
        Builder() {}
    }
}
