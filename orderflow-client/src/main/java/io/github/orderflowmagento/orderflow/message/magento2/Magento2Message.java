package io.github.orderflowmagento.orderflow.message.magento2;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.ElementText;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * A message that OrderFlow posts to a Magento 2 shop with the OrderFlow extension, received by a {@link Magento2Endpoint}. It is the same
 * over REST and SOAP, and its notification has the same type as that of a message to a Magento 1.
 *
 * <p>Names of fields are accepted in camel and snake case, {@code trackingNumber} and {@code tracking_number}. A field that occurs
 * twice, or has a list or fields instead of a text, is rejected; unknown fields are in the notification's {@code document}.
 *
 * <p>Immutable. {@code toString} shows no personal data.
 *
 * @param <T> the type of the notification
 */
public abstract sealed class Magento2Message<T> {

    private final Service service;
    private final XmlElement document;
    private final T notification;

    private Magento2Message(Service service, XmlElement document, T notification) {
        this.service = service;
        this.document = document;
        this.notification = notification;
    }

    /**
     * Reads a message that was stored by {@link #text}, or as OrderFlow posted it: in JSON, or in a SOAP 1.2 envelope.
     *
     * @param text the message
     * @throws InvalidMessageException if it is neither XML nor JSON, exceeds the limits of {@link
     *     io.github.orderflowmagento.orderflow.message.MessageParser#parse(String)}, is another document, or lacks a mandatory field; or if
     *     a number, flag or field is invalid. Names the message, the entity and the field
     */
    public static Magento2Message<?> parse(String text) {
        XmlElement document = text.stripLeading().startsWith("{") ? json(text) : xml(text);
        return Service.ofRequest(document.name())
                .flatMap(service -> of(service, document))
                .orElseThrow(() -> new InvalidMessageException(
                        "'" + document.name() + "' is neither an inventory nor a shipment message"));
    }

    private static XmlElement xml(String text) {
        XmlElement document = SafeXml.read(text);
        return document.name().equals("Envelope") ? SoapRequest.of(document).message() : document;
    }

    /** Reads JSON, which does not name its service: the address did. */
    private static XmlElement json(String text) {
        try {
            XmlElement document = JsonTree.read(text.getBytes(StandardCharsets.UTF_8), "message");
            Service service =
                    new Fields("message", document).has(StockReader.QUANTITIES) ? Service.INVENTORY : Service.SHIPMENT;
            return XmlElement.builder().from(document).name(service.request()).build();
        } catch (JsonTree.NotJsonException e) {
            throw new InvalidMessageException("The message is not valid JSON", e);
        }
    }

    /** Returns the message of a service; empty if the service has no message to store. */
    private static Optional<Magento2Message<?>> of(Service service, XmlElement document) {
        return switch (service) {
            case INVENTORY -> Optional.of(Inventory.of(document));
            case SHIPMENT -> Optional.of(Despatch.of(document));
            case ORDER_EXPORT, PRODUCT_EXPORT -> Optional.empty();
        };
    }

    /** Returns the notification. */
    public T notification() {
        return notification;
    }

    /**
     * Returns the message as text, to store it: {@link #parse} reads the same notification from it. It is XML, even if the message was
     * JSON, and contains neither credentials nor the address it was posted to.
     */
    public String text() {
        return ElementText.of(document);
    }

    /** Returns the name of the message for the log. */
    abstract String name();

    /** Returns the number that the answer repeats. */
    abstract long number();

    @Override
    public String toString() {
        return service.operation() + " " + notification;
    }

    /** The stock of some or all items. A line may name one of the shop's sources in its attribute {@code source}. Immutable. */
    public static final class Inventory extends Magento2Message<InventoryNotification> {

        private final boolean lacksSequence;

        private Inventory(XmlElement document, StockReader.Stock stock) {
            super(Service.INVENTORY, document, stock.notification());
            this.lacksSequence = stock.lacksSequence();
        }

        static Inventory of(XmlElement document) {
            return new Inventory(document, StockReader.read(document));
        }

        /** Returns whether a quantity has no valid sequence number. */
        boolean lacksSequence() {
            return lacksSequence;
        }

        @Override
        long number() {
            return notification().messageId();
        }

        @Override
        String name() {
            return "inventory message " + notification().messageId();
        }
    }

    /** An order, or a part of it, has been despatched. Immutable. */
    public static final class Despatch extends Magento2Message<DespatchNotification> {

        private Despatch(XmlElement document) {
            super(Service.SHIPMENT, document, DespatchReader.read(document));
        }

        static Despatch of(XmlElement document) {
            return new Despatch(document);
        }

        @Override
        long number() {
            return notification().messageId();
        }

        @Override
        String name() {
            return "shipment message " + notification().messageId() + " of order '"
                    + notification().orderReference() + "'";
        }
    }
}
