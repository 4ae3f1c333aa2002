package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A call to OrderFlow that brought no usable answer. The kinds tell apart what a caller can do about it, {@link #concerns}
 * whom it concerns, and {@link #outcomeUnknown} whether OrderFlow may have done what was asked; the message says what
 * happened and what to do, without user name, password or personal data.
 *
 * <p>The constructors are public so that a stand-in for OrderFlow can fail as the real one does: {@code new
 * OrderFlowException.Rejected("order import of 5 items", "no such site")}. What is to differ from the kind's defaults
 * goes into {@link Details}.
 */
public abstract sealed class OrderFlowException extends RuntimeException {

    /** Control characters, line and paragraph separators, and what turns the direction of reading. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** Whom a failure concerns. */
    public enum Concern {
        /** What was asked about or sent, for example one order: another call may succeed. */
        ITEM,
        /** OrderFlow as a whole, or the client's settings: any other call would fail, too. */
        EVERYTHING,
        /** Either, for example an error page: whether other calls succeed tells. */
        UNDETERMINED
    }

    private final String operation;
    private final Concern concerns;
    private final boolean outcomeUnknown;
    private final @Nullable Integer httpStatus;

    private OrderFlowException(Details details, Concern concerns, boolean outcomeUnknown) {
        super(oneLine(details.operation + ": " + details.problem), details.cause);
        this.operation = oneLine(details.operation);
        this.concerns = Objects.requireNonNullElse(details.concerns, concerns);
        this.outcomeUnknown = Objects.requireNonNullElse(details.outcomeUnknown, outcomeUnknown);
        this.httpStatus = details.httpStatus;
    }

    /** What was asked for may hold anything, and must not begin a line of its own in a log. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    /** What was tried, for instance {@code order import of 5 items (POST remoteorder/imports/importitems.xml)}. */
    public String operation() {
        return operation;
    }

    /** Whom the failure concerns. Of what was sent in one document it never says which item. */
    public Concern concerns() {
        return concerns;
    }

    /**
     * Whether OrderFlow may have done what was asked all the same. Repeating is safe for reads and merges, and an insert
     * that is repeated answers <em>duplicate</em> for what has arrived.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * The HTTP status of the answer, or the one that an error page names in its heading although it came with status
     * 200; empty if there was no whole answer.
     */
    public OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * Whether the same call may succeed later: true for {@link NotReached}, {@link NoAnswer}, {@link Busy} and
     * {@link ServerFault}. For a call that writes, see {@link #outcomeUnknown}.
     */
    public boolean isRetryable() {
        return false;
    }

    /**
     * What is known of a failure. What is not told, its kind decides by default. Immutable: each method returns a copy.
     */
    public static final class Details {
        private final String operation;
        private final String problem;
        private final @Nullable Concern concerns;
        private final @Nullable Boolean outcomeUnknown;
        private final @Nullable Integer httpStatus;
        private final @Nullable Throwable cause;

        private Details(
                String operation,
                String problem,
                @Nullable Concern concerns,
                @Nullable Boolean outcomeUnknown,
                @Nullable Integer httpStatus,
                @Nullable Throwable cause) {
            this.operation = operation;
            this.problem = problem;
            this.concerns = concerns;
            this.outcomeUnknown = outcomeUnknown;
            this.httpStatus = httpStatus;
            this.cause = cause;
        }

        /**
         * The least that is known.
         *
         * @param operation what was tried, for instance {@code order import of 5 items}
         * @param problem what happened and what to do about it, without anything secret
         */
        public static Details of(String operation, String problem) {
            return new Details(operation, problem, null, null, null, null);
        }

        /** Whom the failure concerns. */
        public Details concerning(Concern whom) {
            return new Details(operation, problem, whom, outcomeUnknown, httpStatus, cause);
        }

        /** Whether OrderFlow may have done what was asked. */
        public Details outcomeUnknown(boolean isUnknown) {
            return new Details(operation, problem, concerns, isUnknown, httpStatus, cause);
        }

        /** The HTTP status of the answer. */
        public Details httpStatus(int status) {
            return new Details(operation, problem, concerns, outcomeUnknown, status, cause);
        }

        /** What caused the failure; must hold nothing secret. Null if nothing did. */
        public Details causedBy(@Nullable Throwable reason) {
            return new Details(operation, problem, concerns, outcomeUnknown, httpStatus, reason);
        }
    }

    /**
     * No connection could be made: OrderFlow has certainly not seen the request.
     *
     * <p>Default concern: {@link Concern#EVERYTHING}.
     */
    public static final class NotReached extends OrderFlowException {

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

    /**
     * The request was sent, wholly or partly, and no whole answer came (the document in it may be what stops before its
     * end): whether it was carried out is unknown.
     *
     * <p>Default concern: {@link Concern#EVERYTHING}.
     */
    public static final class NoAnswer extends OrderFlowException {

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

    /**
     * OrderFlow does not accept user name and password (401).
     *
     * <p>Default concern: {@link Concern#EVERYTHING}.
     */
    public static final class RefusedCredentials extends OrderFlowException {

        /** With this kind's defaults. */
        public RefusedCredentials(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public RefusedCredentials(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * OrderFlow knows the user and does not let it do this (403).
     *
     * <p>Default concern: {@link Concern#EVERYTHING}.
     */
    public static final class NotPermitted extends OrderFlowException {

        /** With this kind's defaults. */
        public NotPermitted(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotPermitted(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * OrderFlow knows nothing at this address (404), usually a wrong base URL, or has no channel of the client's name.
     *
     * <p>Default concern: {@link Concern#EVERYTHING}.
     */
    public static final class NotFound extends OrderFlowException {

        /** With this kind's defaults. */
        public NotFound(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotFound(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * OrderFlow refused the call as a whole: another status from 400 to 499, or an {@code exception} element in the
     * answer, the text of which is in the message. The same call will be refused again.
     *
     * <p>Default concern: {@link Concern#ITEM}. The client's own are {@link Concern#UNDETERMINED}, since OrderFlow says so
     * of its settings and the client's, too, and a firewall before it of anything.
     */
    public static final class Rejected extends OrderFlowException {

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
     * OrderFlow has no time now (408, 429, 503). {@link #outcomeUnknown} tells whether it may have carried out the
     * request all the same: with 503 a proxy answers in its name, too.
     *
     * <p>Default concern: {@link Concern#EVERYTHING} where it says how long to wait; else {@link Concern#UNDETERMINED}.
     */
    public static final class Busy extends OrderFlowException {

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

        /** With these details, and with how long OrderFlow asks to wait. */
        public Busy(Details details, Duration retryAfter) {
            super(details, Concern.EVERYTHING, false);
            this.retryAfter = Objects.requireNonNull(retryAfter);
        }

        /** How long OrderFlow asks to wait ({@code Retry-After}, in seconds or as a date); never negative. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * OrderFlow failed (another status from 500 on, or a page with status 200 the heading of which says ERROR and no
     * status): whether the request was carried out is unknown.
     *
     * <p>Default concern: {@link Concern#UNDETERMINED}.
     */
    public static final class ServerFault extends OrderFlowException {

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

    /**
     * There is an answer and it is not OrderFlow's: not XML, another document, a redirect, or too large. Usually a
     * wrong base URL or a page of something in between; if it is neither, the request may have been carried out. The
     * message holds an excerpt of at most 200 characters, from which user name, password and e-mail addresses are
     * blotted out.
     *
     * <p>Default concern: {@link Concern#UNDETERMINED}.
     */
    public static final class NotUnderstood extends OrderFlowException {

        /** With this kind's defaults. */
        public NotUnderstood(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** With these details. */
        public NotUnderstood(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }
    }
}
