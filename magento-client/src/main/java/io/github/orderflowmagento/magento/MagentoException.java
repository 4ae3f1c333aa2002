package io.github.orderflowmagento.magento;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * The failure of a call to a shop, thrown or returned in an {@link Answer}. The subclass determines what a caller can do about it; {@link
 * #concerns} returns what else would fail, and {@link #outcomeUnknown} whether the shop may have executed the request. The message contains
 * the request, the answer and the remedy; it is one line, without credentials.
 *
 * <p>Immutable, except for the stack trace and suppressed exceptions that every {@link Throwable} has.
 *
 * <p>The constructors are public so that a test double of a shop can fail as a real one does: {@code new
 * MagentoException.NotFound("sales_order.info 100000001", "no such order")}. {@link Details} overrides the defaults of the subclass.
 */
public abstract sealed class MagentoException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Control characters, line and paragraph separators, and bidirectional formatting characters. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** The scope of a failure. Immutable. */
    public enum Concern {
        /** The requested entity, for example one order: other calls may succeed. */
        ITEM,
        /** The shop as a whole, or the client's settings: every other call would fail, too. */
        EVERYTHING,
        /** Either of the two, for example an error page: it is {@link #ITEM} if other calls succeed. */
        UNDETERMINED
    }

    private final String operation;
    private final Concern concerns;
    private final boolean outcomeUnknown;
    private final @Nullable Integer httpStatus;
    private final @Nullable Integer faultCode;

    private MagentoException(Details details, Concern concerns, boolean outcomeUnknown) {
        super(oneLine(details.operation + ": " + details.problem), details.cause);
        this.operation = oneLine(details.operation);
        this.concerns = Objects.requireNonNullElse(details.concerns, concerns);
        this.outcomeUnknown = Objects.requireNonNullElse(details.outcomeUnknown, outcomeUnknown);
        this.httpStatus = details.httpStatus;
        this.faultCode = details.faultCode;
    }

    /** Keeps text on one line: a key may contain anything, and must not start a new line in a log. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").replace(XmlCharacters.UNDECODED, XmlCharacters.REPLACEMENT);
    }

    /** The call and its subject, for example {@code sales_order.info 100000001}. */
    public String operation() {
        return operation;
    }

    /** Returns the scope of the failure. */
    public Concern concerns() {
        return concerns;
    }

    /**
     * Whether the shop may have executed the request despite the failure. If so, read the shop before repeating a write that must not be
     * done twice.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * The HTTP status of the answer, or the one in an error message of the REST API. Empty if there was no complete answer, or
     * if only part of it failed: one of several calls in a request, or a value that cannot be read.
     */
    public OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * Magento's fault code; empty if the failure is not a fault, or comes from a web service without codes. For information only: codes
     * from 100 on mean different things for different resources. Decide by the subclass and by {@link #concerns}.
     */
    public OptionalInt faultCode() {
        return faultCode == null ? OptionalInt.empty() : OptionalInt.of(faultCode);
    }

    /**
     * Whether the same call may succeed later without anyone changing anything. Before repeating a call that writes, see {@link
     * #outcomeUnknown}.
     */
    public boolean isRetryable() {
        return this instanceof NotReached
                || this instanceof NoAnswer
                || this instanceof Busy
                || this instanceof ServerFault;
    }

    /** Details of a failure. The subclass of the exception has defaults for the rest. Immutable: each method returns a copy. */
    public static final class Details {
        private final String operation;
        private final String problem;
        private final @Nullable Concern concerns;
        private final @Nullable Boolean outcomeUnknown;
        private final @Nullable Integer httpStatus;
        private final @Nullable Integer faultCode;
        private final @Nullable Throwable cause;

        private Details(
                String operation,
                String problem,
                @Nullable Concern concerns,
                @Nullable Boolean outcomeUnknown,
                @Nullable Integer httpStatus,
                @Nullable Integer faultCode,
                @Nullable Throwable cause) {
            this.operation = operation;
            this.problem = problem;
            this.concerns = concerns;
            this.outcomeUnknown = outcomeUnknown;
            this.httpStatus = httpStatus;
            this.faultCode = faultCode;
            this.cause = cause;
        }

        /**
         * Returns details with only the operation and the problem.
         *
         * @param operation the call and its subject, for example {@code sales_order.info 100000001}
         * @param problem what came back and what to do about it, without secrets and personal data
         */
        public static Details of(String operation, String problem) {
            return new Details(operation, problem, null, null, null, null, null);
        }

        /** Appends text to the problem. */
        public Details adding(String words) {
            return new Details(operation, problem + words, concerns, outcomeUnknown, httpStatus, faultCode, cause);
        }

        /** Sets what the failure concerns. Default: that of the subclass. */
        public Details concerning(Concern whom) {
            return new Details(operation, problem, whom, outcomeUnknown, httpStatus, faultCode, cause);
        }

        /** Sets whether the shop may have executed the request. Default: that of the subclass. */
        public Details outcomeUnknown(boolean isUnknown) {
            return new Details(operation, problem, concerns, isUnknown, httpStatus, faultCode, cause);
        }

        /** Sets the HTTP status of the answer. Default: none. */
        public Details httpStatus(int status) {
            return new Details(operation, problem, concerns, outcomeUnknown, status, faultCode, cause);
        }

        /** Sets Magento's fault code. Default: none. */
        public Details faultCode(int code) {
            return new Details(operation, problem, concerns, outcomeUnknown, httpStatus, code, cause);
        }

        /** Sets the cause, which must hold no secrets; null for none. Default: none. */
        public Details causedBy(@Nullable Throwable reason) {
            return new Details(operation, problem, concerns, outcomeUnknown, httpStatus, faultCode, reason);
        }
    }

    /**
     * The request was certainly not sent: the shop could not be reached, a time limit had expired, the thread was interrupted, or an
     * earlier write got no answer. Default: concerns {@link Concern#EVERYTHING}. Retryable. Immutable.
     */
    public static final class NotReached extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public NotReached(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public NotReached(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * The request was sent, completely or in part, and no complete answer came back. Default: concerns {@link
     * Concern#EVERYTHING}, outcome unknown. Retryable. Immutable.
     */
    public static final class NoAnswer extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public NoAnswer(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public NoAnswer(Details details) {
            super(details, Concern.EVERYTHING, true);
        }
    }

    /**
     * The shop does not accept the credentials. Magento 1 does not distinguish wrong credentials from an inactive user or one without a
     * role. Magento 2 distinguishes a rejected signature, an unknown consumer or token, and a clock that is ahead; for a bearer token it
     * does not reveal whether the token is wrong, not allowed, or lacks a right, until a call with it has succeeded. Default: concerns
     * {@link Concern#EVERYTHING}. Immutable.
     */
    public static final class RefusedCredentials extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public RefusedCredentials(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public RefusedCredentials(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * The user's role, or the integration's resources, do not allow the call, or something in front of the shop blocks it, for example a
     * firewall that objects to a text in one request. Default: concerns {@link Concern#EVERYTHING}; a failure that came as an error page
     * concerns {@link Concern#UNDETERMINED}. Immutable.
     */
    public static final class NotPermitted extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public NotPermitted(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public NotPermitted(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * The shop does not have the product, order, shipment, track or store view. Default: concerns the {@link Concern#ITEM}; a
     * missing store view concerns {@link Concern#EVERYTHING}. Immutable.
     */
    public static final class NotFound extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public NotFound(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public NotFound(Details details) {
            super(details, Concern.ITEM, false);
        }
    }

    /**
     * Several stores of the shop have an entity with this number, and the call did not name the store. Default: concerns the {@link
     * Concern#ITEM}. Immutable.
     */
    public static final class Ambiguous extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public Ambiguous(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public Ambiguous(Details details) {
            super(details, Concern.ITEM, false);
        }
    }

    /**
     * The shop understood the call and rejected it, because of an invalid value or the state of the entity; or this library rejected it
     * before sending it. Default: concerns the {@link Concern#ITEM}. Immutable.
     */
    public static final class Rejected extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public Rejected(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public Rejected(Details details) {
            super(details, Concern.ITEM, false);
        }
    }

    /**
     * The shop is overloaded or in maintenance, ends sessions as soon as they begin, or two writes conflicted. {@link #outcomeUnknown}
     * returns whether the shop may have executed the request nevertheless: the answer may come from a proxy, and a part of a call that met
     * a lock conflict may have been written.
     *
     * <p>Default: concerns {@link Concern#EVERYTHING} if the shop's answer states how long to wait; else {@link Concern#UNDETERMINED},
     * since a proxy gives the same answer when PHP has crashed on one call. A lock conflict concerns the {@link Concern#ITEM}. Retryable.
     * Immutable.
     */
    public static final class Busy extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        /** Creates a failure with the defaults of this class, without a time to wait; the parameters are those of {@link Details#of}. */
        public Busy(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details, without a time to wait. */
        public Busy(Details details) {
            super(details, Concern.UNDETERMINED, false);
            this.retryAfter = null;
        }

        /** Creates a failure with these details and the time that the shop asks to wait. */
        public Busy(Details details, Duration retryAfter) {
            super(details, Concern.EVERYTHING, false);
            this.retryAfter = Objects.requireNonNull(retryAfter);
        }

        /** How long the shop asks to wait, counted from its answer; empty if it does not say. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /**
     * The shop has the write in its queue, but its consumers did not execute it within the waiting time ({@link
     * io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk()}): it may be executed at any moment, or never. Until its
     * outcome is known, nothing is sent for the same order, or for the same SKU and source: repeat the call later, which queries the shop
     * first. Default: concerns the {@link Concern#ITEM}, outcome unknown. Retryable. Immutable.
     */
    public static final class Queued extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public Queued(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public Queued(Details details) {
            super(details, Concern.ITEM, true);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * A source holds fewer units than are to be shipped from it; nothing was shipped. Correct the source's quantity, or ship from another
     * source. Default: concerns the {@link Concern#ITEM}. Retryable. Immutable.
     */
    public static final class InsufficientStock extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public InsufficientStock(Details details) {
            super(details, Concern.ITEM, false);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * An error inside the shop, which may have executed the request in part or completely. Default: concerns {@link
     * Concern#UNDETERMINED}, outcome unknown. Retryable. Immutable.
     */
    public static final class ServerFault extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public ServerFault(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public ServerFault(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }
    }

    /**
     * The answer is not from a Magento web service, is too large, or this library cannot read it. Default: concerns {@link
     * Concern#UNDETERMINED}, outcome unknown. Immutable.
     */
    public static final class NotUnderstood extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public NotUnderstood(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public NotUnderstood(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }
    }

    /**
     * The shop's version, or the web service in use, does not offer the call; the message names an alternative if there is one. Default:
     * concerns {@link Concern#EVERYTHING}. Immutable.
     */
    public static final class Unsupported extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Creates a failure with the defaults of this class; the parameters are those of {@link Details#of}. */
        public Unsupported(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details; the defaults of this class apply to the rest. */
        public Unsupported(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }
}
