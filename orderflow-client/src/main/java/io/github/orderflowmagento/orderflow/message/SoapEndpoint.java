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
 * Stands where a Magento 1 shop with the OrderFlow extension stood, and takes OrderFlow's messages from whoever has
 * logged in with the right credentials, and from nobody else. The HTTP server is the application's:
 *
 * <pre>{@code
 * SoapEndpoint endpoint = SoapEndpoint.builder()
 *         .credentials(user, key)                                    // as they are set up in OrderFlow
 *         .onDespatch(despatch -> queue.add(despatch.notification())) // keep it: it is not sent again
 *         .build();
 *
 * Acknowledgement answer = endpoint.answer(request.getInputStream()); // for each POST request
 * response.setStatus(answer.status());
 * response.setContentType(answer.contentType());
 * response.getWriter().write(answer.body());
 * }</pre>
 *
 * <p>A consumer is called before the message is acknowledged, on the thread that called {@link #answer}. When it
 * returns, the message must be safely kept: what is acknowledged is not sent again. If it throws, OrderFlow is told to
 * try again ({@link SoapMessage.Notification#tryAgain}) and nothing of the reason, which is logged; if it throws a
 * {@link Refusal}, OrderFlow is told its reason.
 *
 * <p>A message may come twice, for instance if the answer to it was lost: what has a number seen before and says the
 * same need not be kept again. What has a number seen before and says something else should be refused: a despatch is
 * found again in the shop by its number, so only one of the two can be told to the shop, and the other would be lost
 * without a word. Refused, it stays with OrderFlow, whose administrator is told.
 *
 * <p>What is answered:
 *
 * <ul>
 *   <li>a login: a session, if user name and key are right, else {@link SoapFault#ACCESS_DENIED}, or {@link
 *       SoapFault#MISSING_PARAMETER} if one is empty. Both are compared in a time that does not depend on how much of
 *       them is right
 *   <li>a message without a good session: {@link SoapFault#SESSION_EXPIRED}, whatever else is wrong with it; no
 *       consumer sees it
 *   <li>a message that cannot be understood, in a good session: a fault that says why
 *   <li>a message of a kind for which there is no consumer, and any other call: that there is no such call
 *   <li>what is no SOAP call, such as the empty body of a {@code GET} request: {@link SoapFault#INVALID_XML}
 * </ul>
 *
 * <p>Sessions are kept in the memory of this endpoint. After a restart, or on another machine, they are not known, and
 * OrderFlow is expected to log in again.
 *
 * <p>Key and session travel as they are in each message: put TLS before the endpoint. How long a request may take, and
 * how many may come at once, is the HTTP server's concern.
 *
 * <p>Safe for use by several threads, if the consumers are. {@code toString} shows neither credentials nor sessions.
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
            throw new IllegalStateException("SoapEndpoint needs credentials(...), neither of them blank");
        }
        return bytes(credential.strip()); // as they are read from a message
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A builder of endpoints; not safe for use by several threads. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Takes a message and says what to answer.
     *
     * @param body of the request; read to its end, or to the greatest size allowed, and not closed
     * @throws IOException if the body cannot be read; there is nobody to answer to then
     */
    public Acknowledgement answer(InputStream body) throws IOException {
        byte[] message = body.readNBytes(maxMessageBytes + 1);
        if (message.length > maxMessageBytes) {
            return refused("a message", "The message has more than " + maxMessageBytes + " bytes");
        }
        SoapCall call;
        try {
            call = SoapCall.in(SafeXml.read(new ByteArrayInputStream(message)));
        } catch (InvalidMessageException e) {
            LOG.debug("A request was refused that is no SOAP call");
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
            LOG.debug("{} was refused: it is in no session, or in one that is over", nameOf(call));
            return SoapFault.SESSION_EXPIRED.answer();
        }
        return take(call);
    }

    private Acknowledgement login(SoapCall call) {
        SoapMessage.Login login = (SoapMessage.Login) SoapMessage.of(call);
        if (login.userName().isEmpty() || login.apiKey().isEmpty()) {
            return SoapFault.MISSING_PARAMETER.answer();
        }
        // both are compared, whatever comes of the first; the time it takes depends on what was given only
        boolean isUser = MessageDigest.isEqual(bytes(login.userName()), userName);
        boolean isKey = MessageDigest.isEqual(bytes(login.apiKey()), apiKey);
        if (!isUser || !isKey) {
            LOG.warn("A login was refused: wrong user name or key");
            return SoapFault.ACCESS_DENIED.answer();
        }
        return login.session(sessions.begin());
    }

    private Acknowledgement take(SoapCall call) {
        SoapMessage message;
        try {
            message = SoapMessage.of(call);
        } catch (InvalidMessageException e) {
            return refused(nameOf(call), String.valueOf(e.getMessage()));
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
            LOG.warn("{} was refused: this endpoint takes no such message", nameOf(message.call()));
            return SoapMessage.notPresent(message.call());
        }
        try {
            consumer.accept(message);
        } catch (Refusal e) {
            return refused(nameOf(message.call()), String.valueOf(e.getMessage()));
        } catch (Throwable e) { // not even an error, or a checked exception of another language, is OrderFlow's concern
            LOG.error("{} could not be kept, and OrderFlow was told to try again", nameOf(message.call()), e);
            return message.tryAgain();
        }
        return message.received();
    }

    private static Acknowledgement refused(String message, String why) {
        String reason = oneLine(why);
        LOG.warn("{} was refused: {}", message, reason);
        return SoapAnswer.serverFault("SOAP-ENV:Client", reason);
    }

    /** What the call is, for the log. */
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
     * Thrown by a consumer: the message cannot be kept, now or later, and OrderFlow is to be told why, for instance that
     * a message of the same number that says something else is kept already.
     */
    public static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        /**
         * A refusal.
         *
         * @param reason what is wrong; stands in OrderFlow's log and in the application's, up to 500 characters of it
         */
        public Refusal(String reason) {
            super(Objects.requireNonNull(reason));
        }
    }

    /** Builds endpoints. Credentials and at least one consumer must be given; the rest has defaults. */
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
         * With what OrderFlow logs in. Choose the key long and at random: nothing keeps a stranger from trying many.
         * Blanks around either are of no meaning.
         */
        public Builder credentials(String userName, String apiKey) {
            this.userName = userName;
            this.apiKey = apiKey;
            return this;
        }

        /** Keeps despatches. Default: none, and OrderFlow is told that there is no such call. */
        public Builder onDespatch(Consumer<SoapMessage.Despatch> consumer) {
            this.onDespatch = Objects.requireNonNull(consumer);
            return this;
        }

        /** Keeps inventory messages. Default: none, and OrderFlow is told that there is no such call. */
        public Builder onInventory(Consumer<SoapMessage.Inventory> consumer) {
            this.onInventory = Objects.requireNonNull(consumer);
            return this;
        }

        /** Keeps messages about returns. Default: none, and OrderFlow is told that there is no such call. */
        public Builder onReturn(Consumer<SoapMessage.Return> consumer) {
            this.onReturn = Objects.requireNonNull(consumer);
            return this;
        }

        /**
         * The largest message; of a larger one no more is read, and it is refused. Default: 8 MiB, which is an inventory
         * of about 20,000 SKUs.
         *
         * @throws IllegalArgumentException if it is not from 1 byte to 64 MiB
         */
        public Builder maxMessageBytes(int bytes) {
            if (bytes < 1 || bytes > SafeXml.MAX_MESSAGE_BYTES) {
                throw new IllegalArgumentException(
                        "maxMessageBytes: from 1 to " + SafeXml.MAX_MESSAGE_BYTES + ", is " + bytes);
            }
            this.maxMessageBytes = bytes;
            return this;
        }

        /**
         * How many sessions there may be at once; a login beyond that ends the session that was not used for the longest
         * time. Default: 100.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxSessions(int sessions) {
            if (sessions < 1) {
                throw new IllegalArgumentException("maxSessions: at least 1, is " + sessions);
            }
            this.maxSessions = sessions;
            return this;
        }

        /**
         * How long a session lasts, counted from its login. Default: one hour, as in a Magento shop.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder sessionTimeout(Duration timeout) {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("sessionTimeout: longer than nothing, is " + timeout);
            }
            this.sessionTimeout = timeout;
            return this;
        }

        /** What tells the time. Default: this machine's clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /**
         * The endpoint.
         *
         * @throws IllegalStateException naming what was not given
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
