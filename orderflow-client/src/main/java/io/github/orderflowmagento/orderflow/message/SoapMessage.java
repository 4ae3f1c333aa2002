package io.github.orderflowmagento.orderflow.message;

import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * A SOAP message that OrderFlow posts to a Magento 1 shop with the OrderFlow extension, for an endpoint in the shop's place. {@link
 * SoapEndpoint} is such an endpoint and checks login and session. Your own endpoint must check them, too: otherwise anybody can have orders
 * marked as shipped and e-mails sent to customers. {@link SoapFault#SESSION_EXPIRED} is the answer to an invalid session.
 *
 * <p>Messages are read in both forms that a shop can be configured for, RPC and WS-I, and answered in the same form. The namespace
 * does not matter ({@code urn:Magento}; in newer OpenMage shops {@code urn:OpenMage}): elements are identified by local name.
 *
 * <p>A SOAP library on the other side may request the shop's WSDL first ({@code GET …?wsdl}); this module has none.
 *
 * <p>Immutable. {@code toString} shows neither session nor key.
 */
public abstract sealed class SoapMessage {

    private final SoapCall call;

    private SoapMessage(SoapCall call) {
        this.call = call;
    }

    /**
     * Reads a message. The stream is read to its end and not closed.
     *
     * @param message the body of the request
     * @throws InvalidMessageException if it is not XML, exceeds the limits of {@link MessageParser#parse(InputStream)}, or is not a single
     *     call in a SOAP 1.1 envelope; or if something mandatory is missing, or a number, flag or date cannot be read. Names the message,
     *     the entity and the field. Answer with {@link SoapFault#INVALID_XML}
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public static SoapMessage parse(InputStream message) {
        return of(SoapCall.in(SafeXml.read(message)));
    }

    /**
     * Reads a message from characters.
     *
     * @param message the body of the request; read to its end and not closed
     * @throws InvalidMessageException as for {@link #parse(InputStream)}
     * @throws java.io.UncheckedIOException if the reader fails
     */
    public static SoapMessage parse(Reader message) {
        return of(SoapCall.in(SafeXml.read(message)));
    }

    /**
     * Reads a message from text, for example one stored by {@link Notification#text()}.
     *
     * @param message the message
     * @throws InvalidMessageException as for {@link #parse(InputStream)}
     */
    public static SoapMessage parse(String message) {
        return of(SoapCall.in(SafeXml.read(message)));
    }

    static SoapMessage of(SoapCall call) {
        if (call.operation().isEmpty()) {
            return new Other(call);
        }
        return switch (call.operation().get()) {
            case LOGIN -> new Login(call);
            case END_SESSION -> new EndSession(call);
            case INVENTORY -> new Inventory(call);
            case DESPATCH -> new Despatch(call);
            case RETURN -> new Return(call);
        };
    }

    /** Returns the session id that the caller sent, unchecked. Empty if it sent none, as for a login. */
    public Optional<String> sessionId() {
        return call.sessionId();
    }

    @Override
    public String toString() {
        return call.element().name();
    }

    SoapCall call() {
        return call;
    }

    /** Returns the answer that there is no such call: HTTP status 500, as from a shop. */
    static Acknowledgement notPresent(SoapCall call) {
        return SoapResponse.serverFault(
                "SOAP-ENV:Server", "Procedure '" + call.element().name() + "' not present");
    }

    /** {@code login}: requests a session. Reject it with {@link SoapFault#ACCESS_DENIED}. Immutable. */
    public static final class Login extends SoapMessage {

        private Login(SoapCall call) {
            super(call);
        }

        /** Returns the user name; {@code ""} if the caller sent none: answer with {@link SoapFault#MISSING_PARAMETER}. */
        public String userName() {
            return call().text("username");
        }

        /** Returns the key; {@code ""} if the caller sent none: answer with {@link SoapFault#MISSING_PARAMETER}. */
        public String apiKey() {
            return call().text("apiKey");
        }

        /**
         * Returns the answer that opens a session.
         *
         * @param sessionId the id that the caller sends with every message of the session; Magento's has 32 hexadecimal digits
         */
        public Acknowledgement session(String sessionId) {
            return call().answer(sessionId);
        }
    }

    /** {@code endSession}: ends the session. Immutable. */
    public static final class EndSession extends SoapMessage {

        private EndSession(SoapCall call) {
            super(call);
        }

        /** Returns the answer that the session has ended. */
        public Acknowledgement ended() {
            return call().answer("true");
        }
    }

    /**
     * A message with a notification to store. Immutable.
     *
     * @param <T> the type of the notification
     */
    public abstract static sealed class Notification<T> extends SoapMessage {

        private final T notification;
        private final String named;
        private final String reference;

        private Notification(SoapCall call, T notification, String named, String reference) {
            super(call);
            this.notification = notification;
            this.named = named;
            this.reference = reference;
        }

        /** Returns the notification. */
        public T notification() {
            return notification;
        }

        /**
         * Returns the answer that the message is safely stored, in the OrderFlow extension's words. OrderFlow does not send it
         * again.
         */
        public Acknowledgement received() {
            return call().answer("Success - " + named + " " + reference + " Received");
        }

        /**
         * Returns the answer that the message could not be stored, as the OrderFlow extension gives it: HTTP status 200 and its words.
         * OrderFlow is inferred to send the message again. Prefer {@link #tryAgain}, which cannot be mistaken for a success.
         */
        public Acknowledgement failed() {
            return call().answer(failure());
        }

        /**
         * Returns the answer that the message could not be stored for a temporary reason, for example because a database is down: the
         * OrderFlow extension's words as a SOAP fault with HTTP status 500. Status, fault and text each show that it failed. OrderFlow is
         * inferred to send the message again.
         */
        public Acknowledgement tryAgain() {
            return SoapResponse.serverFault("SOAP-ENV:Server", failure());
        }

        /**
         * Returns the answer that the message will never be stored: a SOAP fault with HTTP status 500. It is not known whether OrderFlow
         * stops at once; after its maximum number of attempts it does, and notifies an administrator (inferred).
         *
         * @param reason why; appears in OrderFlow's log
         */
        public Acknowledgement rejected(String reason) {
            return SoapResponse.serverFault("SOAP-ENV:Client", reason);
        }

        /**
         * Returns the message as text, to store it: {@link SoapMessage#parse(String)} reads the same notification from it. Session id and
         * attributes with a prefix, for example {@code xsi:type}, are left out.
         */
        public String text() {
            return SoapText.of(call().withoutSession());
        }

        private String failure() {
            return "Error Processing Message " + reference;
        }

        @Override
        public String toString() {
            return super.toString() + " " + notification;
        }
    }

    /** {@code orderflowInventoryMultiUpdate}: the stock of some or all items. Immutable. */
    public static final class Inventory extends Notification<InventoryNotification> {

        private Inventory(SoapCall call) {
            this(call, SoapInventoryReader.read(call.withoutSession()));
        }

        private Inventory(SoapCall call, InventoryNotification notification) {
            super(call, notification, "Message", Long.toString(notification.messageId()));
        }
    }

    /** {@code orderflowShipmentCreate}: an order, or a part of it, has been despatched. Immutable. */
    public static final class Despatch extends Notification<DespatchNotification> {

        private Despatch(SoapCall call) {
            this(call, SoapParsers.despatch(call.withoutSession()));
        }

        private Despatch(SoapCall call, DespatchNotification notification) {
            super(call, notification, "Message", Long.toString(notification.messageId()));
        }
    }

    /**
     * {@code orderflowReturnUpdate}: returned goods have been received. Only the OrderFlow extension's version for returns has
     * it. Immutable.
     */
    public static final class Return extends Notification<ReturnNotification> {

        private Return(SoapCall call) {
            this(call, SoapParsers.returned(call.withoutSession()));
        }

        private Return(SoapCall call, ReturnNotification notification) {
            super(call, notification, "Return", notification.authorisation());
        }
    }

    /** Any other call of Magento's web service. Immutable. */
    public static final class Other extends SoapMessage {

        private Other(SoapCall call) {
            super(call);
        }

        /** Returns the local name of the call, for example {@code salesOrderInfo}. */
        public String operation() {
            return call().element().name();
        }

        /** Returns the call's element with its parts, without the session id. */
        public XmlElement element() {
            return call().withoutSession();
        }

        /** Returns the answer that there is no such call: HTTP status 500, as from Magento. */
        public Acknowledgement notPresent() {
            return notPresent(call());
        }
    }
}
