package io.github.orderflowmagento.orderflow.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.orderflow.internal.text.OneLine;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * Receives OrderFlow's messages in place of a Magento 1 shop with the OrderFlow extension. It accepts messages only in a session that was
 * opened with the right credentials. The HTTP server is the application's:
 *
 * <pre>{@code
 * SoapEndpoint endpoint = SoapEndpoint.builder()
 *         .credentials(user, key)                                     // as configured in OrderFlow
 *         .onDespatch(despatch -> queue.add(despatch.notification())) // store it: it is not sent again
 *         .build();
 *
 * Acknowledgement answer = endpoint.answer(request.getInputStream()); // for each POST request
 * response.setStatus(answer.status());
 * response.setContentType(answer.contentType());
 * response.getWriter().write(answer.body());
 * }</pre>
 *
 * <p>A consumer is called before the message is acknowledged, on the thread that called {@link #answer}. When it returns, the message must
 * be safely stored: OrderFlow does not send an acknowledged message again. If it throws, OrderFlow is asked to try again ({@link
 * SoapMessage.Notification#tryAgain}); the reason is logged and not sent. If it throws a {@link MessageRejectedException}, the reason is
 * sent to OrderFlow.
 *
 * <p>A message may arrive twice, for example if the answer to it was lost. One with a known number and the same content need not be stored
 * again. One with a known number and other content should be rejected with a {@link MessageRejectedException}: a despatch is identified in
 * the shop by its number, so that only one of the two could be exported and the other would be lost silently. A rejected message stays with
 * OrderFlow, which notifies its administrator.
 *
 * <p>Answers:
 *
 * <ul>
 *   <li>to a login: a session if user name and key are right, otherwise {@link SoapFault#ACCESS_DENIED}, or {@link
 *       SoapFault#MISSING_PARAMETER} if one is empty. The time that the comparison takes does not depend on how much of them is right
 *   <li>to a message without a valid session: {@link SoapFault#SESSION_EXPIRED}, even if something else is wrong with it, too; no consumer
 *       receives it
 *   <li>to a message that cannot be understood: a fault that says why
 *   <li>to a message without a consumer, and to any other call: that there is no such call
 *   <li>to anything else, for example the empty body of a {@code GET} request: {@link SoapFault#INVALID_XML}
 * </ul>
 *
 * <p>Sessions are kept in memory. After a restart, or on another machine, they are unknown, and OrderFlow is expected to log in again.
 *
 * <p>Key and session id are sent in clear text: terminate TLS in front of the endpoint. The HTTP server limits how long a request may take
 * and how many run at once.
 *
 * <p>Safe for use by several threads if the consumers are. {@code toString} shows neither credentials nor sessions.
 */
public final class SoapEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(SoapEndpoint.class);
    private static final int LONGEST_REASON = 500;

    private final byte[] userName;
    private final byte[] apiKey;
    private final @Nullable Consumer<SoapMessage.Despatch> onDespatch;
    private final @Nullable Consumer<SoapMessage.Inventory> onInventory;
    private final @Nullable Consumer<SoapMessage.Return> onReturn;
    private final int maxMessageBytes;
    private final SoapSessions sessions;

    private SoapEndpoint(Builder builder) {
        this.userName = given(builder.userName);
        this.apiKey = given(builder.apiKey);
        this.onDespatch = builder.onDespatch;
        this.onInventory = builder.onInventory;
        this.onReturn = builder.onReturn;
        this.maxMessageBytes = builder.maxMessageBytes;
        this.sessions = new SoapSessions(builder.maxSessions, builder.sessionTimeout, builder.clock);
    }

    private static byte[] given(@Nullable String credential) {
        if (credential == null || credential.isBlank()) {
            throw new IllegalStateException("SoapEndpoint needs credentials(...), neither blank");
        }
        return bytes(credential.strip()); // as when read from a message
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a builder of endpoints. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Processes a request and returns the answer to send. A problem with the request or a consumer results in an answer, not in an
     * exception.
     *
     * @param body the request's body; read to its end or to the maximum size, and not closed
     * @throws IOException if the body cannot be read because the connection is broken
     */
    public Acknowledgement answer(InputStream body) throws IOException {
        byte[] message = body.readNBytes(maxMessageBytes + 1);
        if (message.length > maxMessageBytes) {
            return rejected("a message", "The message has more than " + maxMessageBytes + " bytes");
        }
        SoapCall call;
        try {
            call = SoapCall.in(SafeXml.read(new ByteArrayInputStream(message)));
        } catch (InvalidMessageException e) {
            LOG.debug("A request was rejected: it is not a SOAP call");
            return SoapFault.INVALID_XML.answer();
        }
        Optional<SoapCall.Operation> operation = call.operation();
        if (operation.filter(SoapCall.Operation.LOGIN::equals).isPresent()) {
            return login(call);
        }
        if (operation.filter(SoapCall.Operation.END_SESSION::equals).isPresent()) {
            call.sessionId().ifPresent(sessions::end);
            return call.answer("true");
        }
        if (operation.isEmpty() && call.sessionId().isEmpty()) {
            return SoapMessage.notPresent(call);
        }
        if (call.sessionId().filter(sessions::isGood).isEmpty()) {
            LOG.debug("{} was rejected: it has no session, or an expired one", nameOf(call));
            return SoapFault.SESSION_EXPIRED.answer();
        }
        return take(call);
    }

    private Acknowledgement login(SoapCall call) {
        SoapMessage.Login login = (SoapMessage.Login) SoapMessage.of(call);
        if (login.userName().isEmpty() || login.apiKey().isEmpty()) {
            return SoapFault.MISSING_PARAMETER.answer();
        }
        // compare both, so that the time depends only on what was sent
        boolean isUser = MessageDigest.isEqual(bytes(login.userName()), userName);
        boolean isKey = MessageDigest.isEqual(bytes(login.apiKey()), apiKey);
        if (!isUser || !isKey) {
            LOG.warn("A login was rejected: wrong user name or key");
            return SoapFault.ACCESS_DENIED.answer();
        }
        return login.session(sessions.begin());
    }

    private Acknowledgement take(SoapCall call) {
        SoapMessage message;
        try {
            message = SoapMessage.of(call);
        } catch (InvalidMessageException e) {
            return rejected(nameOf(call), String.valueOf(e.getMessage()));
        }
        if (message instanceof SoapMessage.Despatch despatch) {
            return keep(despatch, onDespatch);
        }
        if (message instanceof SoapMessage.Inventory inventory) {
            return keep(inventory, onInventory);
        }
        if (message instanceof SoapMessage.Return returned) {
            return keep(returned, onReturn);
        }
        return SoapMessage.notPresent(call);
    }

    private static <M extends SoapMessage.Notification<?>> Acknowledgement keep(
            M message, @Nullable Consumer<? super M> consumer) {
        if (consumer == null) {
            LOG.warn("{} was rejected: this endpoint has no consumer for it", nameOf(message.call()));
            return SoapMessage.notPresent(message.call());
        }
        try {
            consumer.accept(message);
        } catch (MessageRejectedException e) {
            return rejected(nameOf(message.call()), String.valueOf(e.getMessage()));
        } catch (Throwable e) { // OrderFlow needs an answer even after an Error, or a checked exception of another JVM
            // language
            LOG.error("{} could not be stored; OrderFlow was asked to try again", nameOf(message.call()), e);
            return message.tryAgain();
        }
        return message.received();
    }

    private static Acknowledgement rejected(String message, String why) {
        String reason = oneLine(why);
        LOG.warn("{} was rejected: {}", message, reason);
        return SoapResponse.serverFault("SOAP-ENV:Client", reason);
    }

    /** Returns the name of the call for the log. */
    private static String nameOf(SoapCall call) {
        String number = Optional.of(call.text("messageSeqId"))
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> call.text("authorisation"));
        return oneLine(call.element().name() + " " + number).strip();
    }

    private static String oneLine(String text) {
        String line = OneLine.of(text);
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    @Override
    public String toString() {
        return "SoapEndpoint";
    }

    /**
     * Thrown by a consumer to reject a message for good and answer why, for example because a message with the same number and
     * other content is already stored. Safe for use by several threads.
     */
    public static final class MessageRejectedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        /**
         * Creates an exception.
         *
         * @param reason what is wrong; its first 500 characters appear in OrderFlow's and the application's log
         */
        public MessageRejectedException(String reason) {
            super(Objects.requireNonNull(reason));
        }
    }

    /** Builds endpoints. Credentials and at least one consumer are mandatory; everything else has a default. Not thread-safe. */
    public static final class Builder {

        private static final int MEBIBYTE = 1 << 20;

        private @Nullable String userName;
        private @Nullable String apiKey;
        private @Nullable Consumer<SoapMessage.Despatch> onDespatch;
        private @Nullable Consumer<SoapMessage.Inventory> onInventory;
        private @Nullable Consumer<SoapMessage.Return> onReturn;
        private int maxMessageBytes = 8 * MEBIBYTE;
        private int maxSessions = 100;
        private Duration sessionTimeout = Duration.ofHours(1);
        private InstantSource clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the user name and key with which OrderFlow logs in. Use a long random key: the number of attempts is not limited.
         * White space around either is ignored. Mandatory.
         */
        public Builder credentials(String userName, String apiKey) {
            this.userName = userName;
            this.apiKey = apiKey;
            return this;
        }

        /** Sets the consumer that stores despatches. Default: none; the answer is that there is no such call. */
        public Builder onDespatch(Consumer<SoapMessage.Despatch> consumer) {
            this.onDespatch = Objects.requireNonNull(consumer);
            return this;
        }

        /** Sets the consumer that stores inventory messages. Default: none; the answer is that there is no such call. */
        public Builder onInventory(Consumer<SoapMessage.Inventory> consumer) {
            this.onInventory = Objects.requireNonNull(consumer);
            return this;
        }

        /** Sets the consumer that stores messages about returns. Default: none; the answer is that there is no such call. */
        public Builder onReturn(Consumer<SoapMessage.Return> consumer) {
            this.onReturn = Objects.requireNonNull(consumer);
            return this;
        }

        /**
         * Sets the size of the largest message, in bytes; a larger one is not read further and is rejected. Default: 8 MiB, which holds
         * an inventory of about 20,000 SKUs.
         *
         * @throws IllegalArgumentException if it is not from 1 byte to 64 MiB
         */
        public Builder maxMessageBytes(int bytes) {
            if (bytes < 1 || bytes > SafeXml.MAX_MESSAGE_BYTES) {
                throw new IllegalArgumentException(
                        "maxMessageBytes must be from 1 to " + SafeXml.MAX_MESSAGE_BYTES + ", was " + bytes);
            }
            this.maxMessageBytes = bytes;
            return this;
        }

        /**
         * Sets how many sessions may exist at once. A further login ends the session that has been unused for longest. Default: 100.
         *
         * @throws IllegalArgumentException if the number is not positive
         */
        public Builder maxSessions(int sessions) {
            if (sessions < 1) {
                throw new IllegalArgumentException("maxSessions must be at least 1, was " + sessions);
            }
            this.maxSessions = sessions;
            return this;
        }

        /**
         * Sets how long a session lasts from its login. Default: 1 hour, as in Magento 1.
         *
         * @throws IllegalArgumentException if the timeout is not positive
         */
        public Builder sessionTimeout(Duration timeout) {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("sessionTimeout must be positive, was " + timeout);
            }
            this.sessionTimeout = timeout;
            return this;
        }

        /** Sets the clock for the end of sessions. Default: this machine's clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /**
         * Returns the endpoint.
         *
         * @throws IllegalStateException if something mandatory is missing or blank; names it
         */
        public SoapEndpoint build() {
            if (onDespatch == null && onInventory == null && onReturn == null) {
                throw new IllegalStateException(
                        "SoapEndpoint needs onDespatch(...), onInventory(...) or onReturn(...)");
            }
            return new SoapEndpoint(this);
        }
    }
}
