package io.github.orderflowmagento.orderflow.message;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Notification that an order, or a part of it, has been despatched. OrderFlow sends it as the SOAP message
 * {@code orderflowShipmentCreate} to a Magento 1 with the OrderFlow extension ({@link SoapMessage}), to a Magento 2 over REST or SOAP
 * ({@link io.github.orderflowmagento.orderflow.message.magento2}), or as a message of its generic integration ({@link #parser}).
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface DespatchNotification {

    /** The shop's order number. */
    String orderReference();

    /** OrderFlow's number of the message; a message that is sent again has the same number. 0 if it has a {@link #reference} instead. */
    long messageId();

    /**
     * The reference by which a sender other than OrderFlow identifies the message, instead of by a number; a repeated message has the same
     * reference. Empty for messages from OrderFlow.
     */
    Optional<String> reference();

    /** The message's key, unique among the messages of its order: the number, or {@code ref} and the reference. */
    default String id() {
        return reference().map("ref "::concat).orElseGet(() -> String.valueOf(messageId()));
    }

    /**
     * The despatched items, in the order of the message; a SKU that is named twice has two lines. Empty if the message's list is
     * empty, which the OrderFlow extension for Magento 1 takes as "everything that is left", and the one for Magento 2 as nothing.
     */
    List<DespatchLine> lines();

    /** The source of a part that {@link #bySource} returned. Empty for a whole message. */
    Optional<String> part();

    /**
     * Splits a message with lines from several of the shop's sources ({@link DespatchLine#source}) into one part for each source, since the
     * shop needs a shipment for each. All parts have the message's number, tracking numbers and comment. Lines with zero units are left
     * out.
     *
     * @return the parts, in the order of the lines; only this notification if all lines have one source, if a line has none, or if this is
     *     a part
     */
    default List<DespatchNotification> bySource() {
        Map<String, List<DespatchLine>> bySource = new LinkedHashMap<>();
        lines().stream()
                .filter(line -> line.quantity().signum() != 0)
                .forEach(line -> bySource.computeIfAbsent(line.source().orElse(""), source -> new ArrayList<>())
                        .add(line));
        if (bySource.size() < 2 || bySource.containsKey("") || part().isPresent()) {
            return List.of(this);
        }
        return bySource.entrySet().stream()
                .<DespatchNotification>map(of -> builder()
                        .from(this)
                        .part(of.getKey())
                        .lines(of.getValue())
                        .build())
                .toList();
    }

    /** A comment for the customer. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> comment();

    /** Whether to notify the customer by e-mail. Empty if the message does not have it: then do not notify. */
    Optional<Boolean> notifyCustomer();

    /** Whether that e-mail is to include the comment. Empty if the message does not have it: then do not include it. */
    Optional<Boolean> includeComment();

    /** The carrier, for example {@code Royal Mail}. */
    Optional<String> courierName();

    /** The carrier's service, for example {@code Tracked 24}. */
    Optional<String> serviceName();

    /** The tracking number of the parcel, or of the first of several parcels. Empty if all are in {@link #furtherTrackingNumbers}. */
    Optional<String> trackingNumber();

    /** The tracking numbers of further parcels, in the order of the message. Only messages to a Magento 2 have them. */
    List<String> furtherTrackingNumbers();

    /** Returns the tracking numbers of all parcels, each once: {@link #trackingNumber}, then {@link #furtherTrackingNumbers}. */
    default List<String> trackingNumbers() {
        return Stream.concat(trackingNumber().stream(), furtherTrackingNumbers().stream())
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    /** The date of the despatch, in the warehouse's time zone. Empty if it is missing or invalid; its text is in {@link #document}. */
    Optional<LocalDate> despatchDate();

    /** The event that caused the message. Empty if the message did not come inside an event, as over SOAP. */
    Optional<EventMessage> event();

    /** The whole message, without the session id. Not part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * Returns a parser for the message of the generic integration. Only the path of the message number is documented; the others are
     * inferred from the names that OrderFlow uses in imports. {@code messageId}, {@code orderReference}, the element around the lines, and
     * product and quantity of each line are mandatory.
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

    private static DespatchNotification read(MessageFields message) {
        Optional<EventMessage> event = message.event();
        String order = message.required("orderReference");
        MessageFields despatch = message.about(message.subject() + " of order '" + order + "'");
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

    private static DespatchLine line(MessageFields line) {
        String product = line.required("externalReference");
        Field quantity = line.about(line.subject() + " '" + product + "'").field("quantity");
        return DespatchLine.builder()
                .externalReference(product)
                .quantity(quantity.required(quantity.decimal()))
                .build();
    }

    /** Returns a builder of notifications. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds notifications. Mandatory: {@code orderReference}, {@code messageId}. {@code build()} throws an {@link IllegalStateException}
     * if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableDespatchNotification.Builder {
        Builder() {}
    }
}
