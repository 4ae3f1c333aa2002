package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

/**
 * OrderFlow's word that (a part of) an order has left the warehouse: the SOAP message {@code orderflowShipmentCreate}
 * which OrderFlow posts to a Magento that has the OrderFlow extension.
 *
 * <p>An endpoint that takes its place needs three lines:
 *
 * <pre>{@code
 * DespatchNotification despatch = DespatchNotification.parse(request.getInputStream());
 * queue.add(despatch); // an acknowledged message is not sent again
 * response.getWriter().write(despatch.acknowledgement());
 * }</pre>
 *
 * <p>The session id in the message is not kept; checking it is the endpoint's part.
 */
@Value.Immutable
@ModelStyle
public interface DespatchNotification {

    /** The shop's number of the order ({@code orderIncrementId}). */
    String orderReference();

    /** OrderFlow's number of the message ({@code messageSeqId}); a message seen before has a number seen before. */
    long messageId();

    /**
     * What was despatched, in the order of the message; a SKU that is named twice has two lines. May be empty, which
     * the extension takes as "everything that is left".
     */
    List<DespatchLine> lines();

    /** A text for the customer. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> comment();

    /** Whether the customer shall be told by e-mail ({@code email}). */
    @Value.Default
    default boolean notifyCustomer() {
        return false;
    }

    /** Whether that e-mail shall hold the comment. */
    @Value.Default
    default boolean includeComment() {
        return false;
    }

    /** The carrier, for instance {@code Royal Mail}. */
    Optional<String> courierName();

    /** The carrier's service, for instance {@code Tracked 24}. */
    Optional<String> serviceName();

    /** The parcel's tracking number. */
    Optional<String> trackingNumber();

    /** The day of the despatch ({@code dateShipped}), without a zone: the warehouse's calendar. */
    Optional<LocalDate> despatchDate();

    /** The namespace of the message, which the acknowledgement repeats: {@code urn:OpenMage} in newer OpenMage shops. */
    @Value.Default
    default String namespace() {
        return "urn:Magento";
    }

    /**
     * Reads the SOAP message in RPC style (the only one the extension works with). Elements are known by their local
     * names; text that is missing or empty is absent, a missing flag is false. The stream is read to its end and not
     * closed.
     *
     * @throws InvalidMessageException naming field and order, if order, message number, list of lines or a part of a
     *     line is missing, or a number, flag or date is not one
     */
    static DespatchNotification parse(InputStream soapMessage) {
        return DespatchMessage.read(soapMessage);
    }

    /**
     * The SOAP answer by which the shop says that it has the message; to be sent as {@code text/xml; charset=UTF-8}
     * with HTTP status 200, once the notification is safely kept.
     */
    default String acknowledgement() {
        return DespatchMessage.acknowledgement(this);
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
