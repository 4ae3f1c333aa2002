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
 * A call to a shop failed. The kinds tell apart what a caller does about it, {@link #concerns} whom it concerns, and {@link
 * #outcomeUnknown} whether the shop may have done what was asked; messages say what was asked, what came back and what to do, and
 * never hold credentials.
 *
 * <p>The constructors are public so that a stand-in for a shop can fail as a real one does: {@code new
 * MagentoException.NotFound("sales_order.info 100000001", "no such order")}. What is to differ from the kind's defaults goes into
 * {@link Details}.
 */
public abstract sealed class MagentoException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Control characters, line and paragraph separators, and what turns the direction of reading. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** Whom a failure concerns. */
    public enum Concern {
        /** What was asked about, for example one order: another call may succeed. */
        ITEM,
        /** The shop as a whole, or the client's settings: any other call would fail, too. */
        EVERYTHING,
        /** Either, for example an error page: whether other calls succeed tells. */
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

    /** A key may hold anything, and must not begin a line of its own in a log. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").replace(XmlCharacters.UNDECODED, XmlCharacters.REPLACEMENT);
    }

    /** What was asked of the shop, for example {@code sales_order.info 100000001}. */
    public String operation() {
        return operation;
    }

    /** Whom the failure concerns. */
    public Concern concerns() {
        return concerns;
    }

    /** Whether the shop may have done what was asked all the same. Then look before repeating what is not safe to repeat. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * The HTTP status of the answer, or the one that a fault of the REST API names; empty if there was no whole answer, or if only a part
     * of one failed: one of several calls in a round trip, or a value that cannot be read.
     */
    public OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * Magento's fault code, if the failure is a fault. For information: codes from 100 on mean different things for different
     * resources, and not every web service has them. Decide by the kind of the exception and by {@link #concerns}.
     */
    public OptionalInt faultCode() {
        return faultCode == null ? OptionalInt.empty() : OptionalInt.of(faultCode);
    }

    /** Whether the same call may work later without anyone changing anything. For a call that writes, see {@link #outcomeUnknown}. */
    public boolean isRetryable() {
        return false;
    }

    /** What is known of a failure. What is not told, its kind decides by default. Immutable: each method returns a copy. */
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
         * The least that is known.
         *
         * @param operation what was asked of the shop, for example {@code sales_order.info 100000001}
         * @param problem what came back and what to do about it, without anything secret
         */
        public static Details of(String operation, String problem) {
            return new Details(operation, problem, null, null, null, null, null);
        }

        /** With more words behind the problem. */
        public Details adding(String words) {
            return new Details(operation, problem + words, concerns, outcomeUnknown, httpStatus, faultCode, cause);
        }

        /** Whom the failure concerns. */
        public Details concerning(Concern whom) {
            return new Details(operation, problem, whom, outcomeUnknown, httpStatus, faultCode, cause);
        }

        /** Whether the shop may have done what was asked. */
        public Details outcomeUnknown(boolean isUnknown) {
            return new Details(operation, problem, concerns, isUnknown, httpStatus, faultCode, cause);
        }

        /** The HTTP status of the answer. */
        public Details httpStatus(int status) {
            return new Details(operation, problem, concerns, outcomeUnknown, status, faultCode, cause);
        }

        /** Magento's fault code. */
        public Details faultCode(int code) {
            return new Details(operation, problem, concerns, outcomeUnknown, httpStatus, code, cause);
        }

        /** What caused the failure; must hold nothing secret. Null if nothing did. */
        public Details causedBy(@Nullable Throwable reason) {
            return new Details(operation, problem, concerns, outcomeUnknown, httpStatus, faultCode, reason);
        }
    }

    /** The shop could not be reached, or was left alone after a write without an answer; the request was certainly not sent. Default concern: {@link Concern#EVERYTHING}. */
    public static final class NotReached extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public NotReached(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotReached(Details details) {
            super(details, Concern.EVERYTHING, false);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /** The request went out, wholly or in part, and no whole answer came back. Default concern: {@link Concern#EVERYTHING}. */
    public static final class NoAnswer extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public NoAnswer(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NoAnswer(Details details) {
            super(details, Concern.EVERYTHING, true);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /** The shop does not accept the user and key: wrong, inactive, or without a role (Magento does not say which). Default concern: {@link Concern#EVERYTHING}. */
    public static final class RefusedCredentials extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public RefusedCredentials(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public RefusedCredentials(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /** The user's role does not allow the call, or something before the shop blocks it, as a firewall may block what one request holds. Default concern: {@link Concern#EVERYTHING}. A page that says so is {@link Concern#UNDETERMINED}. */
    public static final class NotPermitted extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public NotPermitted(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotPermitted(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /** The shop does not know the product, order, shipment or store view named. Default concern: {@link Concern#ITEM}. */
    public static final class NotFound extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public NotFound(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotFound(Details details) {
            super(details, Concern.ITEM, false);
        }
    }

    /** The shop understood and refused: invalid values, or a state that does not allow it. Default concern: {@link Concern#ITEM}. */
    public static final class Rejected extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public Rejected(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public Rejected(Details details) {
            super(details, Concern.ITEM, false);
        }
    }

    /**
     * The shop is overloaded, in maintenance, ends sessions as soon as they begin, or two writes got in each other's way. {@link
     * #outcomeUnknown} tells whether it may have done something all the same: a proxy answers so in the shop's name too, and of a call
     * that met a lock conflict parts may stand.
     *
     * <p>Default concern: {@link Concern#EVERYTHING} where the shop says how long to wait; else {@link Concern#UNDETERMINED}, since a proxy
     * whose PHP has died over one call says the same. A lock conflict concerns the {@link Concern#ITEM}.
     */
    public static final class Busy extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        /** With this kind's defaults, without a time to wait. */
        public Busy(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details, without a time to wait. */
        public Busy(Details details) {
            super(details, Concern.UNDETERMINED, false);
            this.retryAfter = null;
        }

        /** With these details, and with how long the shop asks to wait. */
        public Busy(Details details, Duration retryAfter) {
            super(details, Concern.EVERYTHING, false);
            this.retryAfter = Objects.requireNonNull(retryAfter);
        }

        /** How long the shop asks to wait, if it says so. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /** The shop failed inside. It may have done part or all of what was asked. Default concern: {@link Concern#UNDETERMINED}. */
    public static final class ServerFault extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public ServerFault(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public ServerFault(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /** What came back is no answer of a Magento web service, or not one this library understands. Default concern: {@link Concern#UNDETERMINED}. */
    public static final class NotUnderstood extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public NotUnderstood(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotUnderstood(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }
    }

    /** The shop's version, or the web service in use, does not offer the call. Default concern: {@link Concern#EVERYTHING}. */
    public static final class Unsupported extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** With this kind's defaults. */
        public Unsupported(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public Unsupported(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }
}
