package io.github.orderflowmagento.orderflow.message;

import java.io.InputStream;
import java.io.Reader;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * A SOAP message that OrderFlow posts to a Magento 1 shop with the OrderFlow extension, for an endpoint that stands in
 * the shop's place. {@link SoapEndpoint} is that endpoint, with the check of login and session; whoever builds one of
 * their own must check them, or anybody can have orders marked as shipped and e-mails sent to customers.
 *
 * <p>Both forms are understood that a shop can be set to, RPC and WS-I, in whatever namespace ({@code urn:Magento}; in
 * newer OpenMage shops {@code urn:OpenMage}), and answered in kind. Parts are known by their local names. Whether the
 * session is a good one is not checked here; {@link SoapFault#SESSION_EXPIRED} is the answer if not.
 *
 * <p>A SOAP library on the other side may ask for the shop's WSDL first ({@code GET …?wsdl}); none is offered here.
 *
 * <p>Messages are immutable; {@code toString} shows neither session nor key.
 */
public abstract sealed class SoapMessage {

    private final SoapCall call;

    private SoapMessage(SoapCall call) {
        this.call = call;
    }

    /**
     * Reads a message. The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if it is not XML or beyond the bounds of {@link MessageParser#parse(InputStream)},
     *     not one call in a SOAP 1.1 envelope, lacks something mandatory, or has a number, flag or date that is none;
     *     names the message, the entity and the field. The answer is then {@link SoapFault#INVALID_XML}.
     */
    public static SoapMessage parse(InputStream message) {
        return of(SoapCall.in(SafeXml.read(message)));
    }

    /**
     * As {@link #parse(InputStream)}, from characters.
     *
     * @throws InvalidMessageException as there
     */
    public static SoapMessage parse(Reader message) {
        return of(SoapCall.in(SafeXml.read(message)));
    }

    /**
     * As {@link #parse(InputStream)}, from text.
     *
     * @throws InvalidMessageException as there
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

    /** The session that the caller says it is in; empty for a login. */
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

    /** There is no such call here: HTTP status 500, as a shop answers it. */
    static Acknowledgement notPresent(SoapCall call) {
        return SoapAnswer.serverFault(
                "SOAP-ENV:Server", "Procedure '" + call.element().name() + "' not present");
    }

    /** {@code login}: asks for a session. Refused by {@link SoapFault#ACCESS_DENIED}. */
    public static final class Login extends SoapMessage {

        private Login(SoapCall call) {
            super(call);
        }

        /** The name of the user; empty if the caller gave none, which is {@link SoapFault#MISSING_PARAMETER}. */
        public String userName() {
            return call().text("username");
        }

        /** The user's key; empty if the caller gave none. */
        public String apiKey() {
            return call().text("apiKey");
        }

        /**
         * The caller is let in.
         *
         * @param sessionId what the caller names the session by from now on; Magento's has 32 hexadecimal digits
         */
        public Acknowledgement session(String sessionId) {
            return call().answer(sessionId);
        }
    }

    /** {@code endSession}: the caller wants to be forgotten. */
    public static final class EndSession extends SoapMessage {

        private EndSession(SoapCall call) {
            super(call);
        }

        /** The session is over. */
        public Acknowledgement ended() {
            return call().answer("true");
        }
    }

    /**
     * A message that tells something.
     *
     * @param <T> what it tells
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

        /** What OrderFlow tells. */
        public T notification() {
            return notification;
        }

        /** The message is safely kept; the words are the extension's. */
        public Acknowledgement received() {
            return call().answer("Success - " + named + " " + reference + " Received");
        }

        /**
         * The message could not be kept. The words are the extension's, and so is HTTP status 200. That OrderFlow sends
         * it again is inferred; {@link #tryAgain} says the same and cannot be taken for a success.
         */
        public Acknowledgement failed() {
            return call().answer(failure());
        }

        /**
         * The message could not be kept for a reason that will pass, such as a database that is away: the extension's
         * words as a SOAP fault with HTTP status 500. So it is no success for whoever looks at the status, the fault
         * or the words only. That OrderFlow sends it again is inferred.
         */
        public Acknowledgement tryAgain() {
            return SoapAnswer.serverFault("SOAP-ENV:Server", failure());
        }

        /**
         * The message will never be kept: a SOAP fault with HTTP status 500. Whether OrderFlow then stops at once is
         * not known; it does at its greatest number of tries, and tells an administrator (inferred).
         *
         * @param reason why; stands in OrderFlow's log
         */
        public Acknowledgement refused(String reason) {
            return SoapAnswer.serverFault("SOAP-ENV:Client", reason);
        }

        /**
         * The message as text, for keeping it: {@link SoapMessage#parse(String)} reads the same notification from it.
         * It is without the session and without attributes that have a prefix, such as {@code xsi:type}.
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

    /** {@code orderflowInventoryMultiUpdate}. */
    public static final class Inventory extends Notification<InventoryNotification> {

        private Inventory(SoapCall call) {
            this(call, InventoryJoin.read(call.withoutSession()));
        }

        private Inventory(SoapCall call, InventoryNotification told) {
            super(call, told, "Message", Long.toString(told.messageId()));
        }
    }

    /** {@code orderflowShipmentCreate}. */
    public static final class Despatch extends Notification<DespatchNotification> {

        private Despatch(SoapCall call) {
            this(call, SoapParsers.despatch(call.withoutSession()));
        }

        private Despatch(SoapCall call, DespatchNotification told) {
            super(call, told, "Message", Long.toString(told.messageId()));
        }
    }

    /** {@code orderflowReturnUpdate}, which only the extension's version for returns has. */
    public static final class Return extends Notification<ReturnNotification> {

        private Return(SoapCall call) {
            this(call, SoapParsers.returned(call.withoutSession()));
        }

        private Return(SoapCall call, ReturnNotification told) {
            super(call, told, "Return", told.authorisation());
        }
    }

    /** Any other call; a shop has very many. */
    public static final class Other extends SoapMessage {

        private Other(SoapCall call) {
            super(call);
        }

        /** The local name of the call, for instance {@code salesOrderInfo}. */
        public String operation() {
            return call().element().name();
        }

        /** The call with its parts, without the session. */
        public XmlElement element() {
            return call().withoutSession();
        }

        /** There is no such call here: HTTP status 500, as a shop answers it. */
        public Acknowledgement notPresent() {
            return notPresent(call());
        }
    }
}
