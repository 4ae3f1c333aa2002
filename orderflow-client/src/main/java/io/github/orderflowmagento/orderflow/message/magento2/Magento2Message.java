package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.ElementText;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * A message that OrderFlow posts to a Magento 2 shop with the OrderFlow extension, received by a {@link Magento2Endpoint}. It is the same
 * over REST and over SOAP, and its notification is one that a message to a Magento 1 may hold, too.
 *
 * <p>Names of fields are taken in both spellings that Magento takes, {@code trackingNumber} and {@code tracking_number}. A field that
 * stands twice, and one that holds a list or other fields where a text belongs, is rejected; fields that are not known are in the
 * notification's {@code document}.
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
     * Reads a message that was stored by {@link #text}.
     *
     * @param text the message
     * @throws InvalidMessageException if it is not XML, exceeds the limits of {@link
     *     io.github.orderflowmagento.orderflow.message.MessageParser#parse(String)}, is another document, or lacks something mandatory; if a
     *     number, flag or field cannot be read. Names the message, the entity and the field
     */
    public static Magento2Message<?> parse(String text) {
        XmlElement document = SafeXml.read(text);
        return Service.ofRequest(document.name())
                .flatMap(service -> of(service, document))
                .orElseThrow(() -> new InvalidMessageException(
                        "'" + document.name() + "' is neither an inventory nor a shipment message"));
    }

    /** The message of a service; empty if that has none to keep. */
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
     * Returns the message as text, to store it: {@link #parse} reads the same notification from it. It is XML, also if the message came as
     * JSON; neither credentials nor the address it was posted to are in it.
     */
    public String text() {
        return ElementText.of(document);
    }

    /** What the message is, for the log. */
    abstract String name();

    /** The number as the answer repeats it. */
    abstract long number();

    @Override
    public String toString() {
        return service.operation() + " " + notification;
    }

    /**
     * The stock of some or all items, each in one of the shop's sources if the line tells it ({@code source} among its attributes). Immutable.
     */
    public static final class Inventory extends Magento2Message<InventoryNotification> {

        private final boolean lacksSequence;

        private Inventory(XmlElement document, StockReader.Stock stock) {
            super(Service.INVENTORY, document, stock.notification());
            this.lacksSequence = stock.lacksSequence();
        }

        static Inventory of(XmlElement document) {
            return new Inventory(document, StockReader.read(document));
        }

        /** Whether a quantity has no sequence number that can be read. */
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
