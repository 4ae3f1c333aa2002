package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Request to take the payment of an order that had not been paid for when it was imported.
 *
 * <p>The message is documented, but its form is not. All paths of {@link #parser}, except the path of the message number, are inferred from
 * the names that OrderFlow uses in order imports.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface PaymentRequest {

    /** OrderFlow's number of the message; a request that is sent again has the same number. */
    long messageId();

    /** The shop's order number. */
    String orderReference();

    /** The amount to take, in {@link #currency()}. Empty if the message leaves it to the shop. */
    Optional<BigDecimal> amount();

    /** The currency of the amount, for example {@code GBP}. Empty if the message does not say. */
    Optional<String> currency();

    /** The payment method, as it was imported with the order. */
    Optional<String> paymentGatewayIdentifier();

    /** The payment provider's information, as it was imported with the order. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> paymentTransactionInfo();

    /** The event that caused the message. Empty if the message did not come inside an event. */
    Optional<EventMessage> event();

    /** The whole message. Not part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /** Returns a parser. Mandatory are {@code messageId} and {@code orderReference}. */
    static MessageParser<PaymentRequest> parser() {
        return MessageParser.of("payment request", PaymentRequest::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("orderReference", "@externalReference|externalReference|order/@externalReference")
                .field("amount", "@amount|amount|@totalPriceGross|totalPriceGross")
                .field("currency", "@currency|currency")
                .field("paymentGatewayIdentifier", "@paymentGatewayIdentifier|paymentGatewayIdentifier")
                .field("paymentTransactionInfo", "@paymentTransactionInfo|paymentTransactionInfo");
    }

    private static PaymentRequest read(MessageFields message) {
        Optional<EventMessage> event = message.event();
        String order = message.required("orderReference");
        MessageFields request = message.about(message.subject() + " for order '" + order + "'");
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

    /** Returns a builder of requests. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds requests. Mandatory: {@code messageId}, {@code orderReference}. {@code build()} throws an {@link IllegalStateException} if one
     * is missing. Not thread-safe.
     */
    class Builder extends ImmutablePaymentRequest.Builder {
        Builder() {}
    }
}
