package io.github.orderflowmagento.orderflow.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * OrderFlow's word that (a part of) an order has left the warehouse. It comes as the SOAP message
 * {@code orderflowShipmentCreate} to a Magento that has the OrderFlow extension ({@link SoapMessage}), or as a message
 * of OrderFlow's generic integration ({@link #parser}).
 */
@Value.Immutable
@ValueStyle
public interface DespatchNotification {

    /** The shop's number of the order. */
    String orderReference();

    /** OrderFlow's number of the message; a message seen before has a number seen before. */
    long messageId();

    /**
     * What was despatched, in the order of the message; a SKU that is named twice has two lines. May be empty, which
     * the extension takes as "everything that is left".
     */
    List<DespatchLine> lines();

    /** A text for the customer. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> comment();

    /** Whether the customer shall be told by e-mail. Empty if the message does not say, which sends none. */
    Optional<Boolean> notifyCustomer();

    /** Whether that e-mail shall hold the comment. Empty if the message does not say, which leaves it out. */
    Optional<Boolean> includeComment();

    /** The carrier, for instance {@code Royal Mail}. */
    Optional<String> courierName();

    /** The carrier's service, for instance {@code Tracked 24}. */
    Optional<String> serviceName();

    /** The parcel's tracking number. */
    Optional<String> trackingNumber();

    /**
     * The day of the despatch, without a zone: the warehouse's calendar. Empty also if it cannot be read; what stands there is in {@link
     * #document}.
     */
    Optional<LocalDate> despatchDate();

    /** The event that caused the message, if it came wrapped in one. */
    Optional<EventMessage> event();

    /** Everything the message said, by name; without the session id. No part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * A parser for a generic message. Only the number of the message is documented; the other paths are inferred from
     * the names that OrderFlow uses in imports. {@code messageId}, {@code orderReference}, the element around the
     * lines, and product and quantity of each line are mandatory.
     */
    static MessageParser<DespatchNotification> parser() {
        return MessageParser.of("despatch notification", DespatchNotification::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("orderReference", "@orderReference|orderReference|order/@externalReference|@externalReference")
                .field("comment", "@despatchComment|despatchComment")
                .field("notifyCustomer", "@notifyCustomer|notifyCustomer")
                .field("includeComment", "@includeComment|includeComment")
                .field("courierName", "@courier|courier")
                .field("serviceName", "@service|service")
                .field("trackingNumber", "@trackingNumber|trackingNumber")
                .field("despatchDate", "@despatchDate|despatchDate")
                .field("lines", "lines/*")
                .field("lines.externalReference", "@externalReference|@product|product/@externalReference|product")
                .field("lines.quantity", "@quantity|quantity");
    }

    private static DespatchNotification read(Reading message) {
        Optional<EventMessage> event = message.event();
        String order = message.required("orderReference");
        Reading despatch = message.about(message.subject() + " of order '" + order + "'");
        DespatchNotification.Builder notification = builder()
                .orderReference(order)
                .messageId(despatch.requiredNumber("messageId"))
                .comment(despatch.field("comment").text())
                .notifyCustomer(despatch.field("notifyCustomer").flag())
                .includeComment(despatch.field("includeComment").flag())
                .courierName(despatch.field("courierName").text())
                .serviceName(despatch.field("serviceName").text())
                .trackingNumber(despatch.field("trackingNumber").text())
                .despatchDate(despatch.field("despatchDate").dateIfReadable())
                .event(event)
                .document(despatch.document());
        despatch.entries("lines").forEach(line -> notification.addLines(line(line)));
        return notification.build();
    }

    private static DespatchLine line(Reading line) {
        String product = line.required("externalReference");
        Field quantity = line.about(line.subject() + " '" + product + "'").field("quantity");
        return DespatchLine.builder()
                .externalReference(product)
                .quantity(quantity.required(quantity.decimal()))
                .build();
    }

    /** A builder of notifications; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds notifications. */
    class Builder extends ImmutableDespatchNotification.Builder {
        Builder() {}
    }
}
