package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a call to OrderFlow that got no usable answer. The subclasses differ by what a caller can do about the failure. {@link
 * #concerns} returns what else would fail, {@link #outcomeUnknown} whether OrderFlow may have executed the call, and {@link #isRetryable}
 * whether the same call may succeed later. The message says what happened and what to do, without user name, password or personal data.
 *
 * <p>The constructors are public so that a stand-in for OrderFlow can fail as the real one does: {@code new
 * OrderFlowException.Rejected("order import of 5 items", "no such site")}. Details that differ from the kind's defaults are passed as
 * {@link Details}.
 *
 * <p>Safe for use by several threads.
 */
public abstract sealed class OrderFlowException extends RuntimeException {

    /** Control characters, line and paragraph separators, and bidirectional controls. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** The scope of a failure: which other calls would fail too. Immutable. */
    public enum Concern {
        /** The call's subject, for example one order: other calls may succeed. */
        ITEM,
        /** OrderFlow as a whole, or the client's settings: every other call would fail too. */
        EVERYTHING,
        /** Either, for example an error page: only other calls show which. */
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

    /** The operation may name any text, which must not start a new line in a log. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    /** Returns what was tried, for example {@code order import of 5 items (POST remoteorder/imports/importitems.xml)}. */
    public String operation() {
        return operation;
    }

    /** Returns what the failure concerns. If several items were sent in one document, the failure does not identify one of them. */
    public Concern concerns() {
        return concerns;
    }

    /**
     * Returns whether OrderFlow may have executed the call nevertheless. Repeating is safe for reads, merges and updates; a repeated insert
     * reports a <em>duplicate</em> for each item that had arrived.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /**
     * Returns the HTTP status of the answer, or the status that an error page names in its heading although it came with status
     * 200. Empty if there was no complete answer.
     */
    public OptionalInt httpStatus() {
        return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * Returns whether the same call may succeed later: true for {@link NotReached}, {@link NoAnswer}, {@link Busy} and
     * {@link ServerFault}. For a call that writes, see {@link #outcomeUnknown}.
     */
    public boolean isRetryable() {
        return false;
    }

    /**
     * The details of a failure. Properties that are not set have the defaults of the failure's class. Immutable: each method returns a
     * copy.
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
         * Returns details of which only the mandatory ones are set.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public static Details of(String operation, String problem) {
            return new Details(operation, problem, null, null, null, null);
        }

        /** Returns a copy with the scope of the failure. Default: decided by the kind. */
        public Details concerning(Concern whom) {
            return new Details(operation, problem, whom, outcomeUnknown, httpStatus, cause);
        }

        /** Returns a copy that states whether OrderFlow may have executed the call. Default: decided by the kind. */
        public Details outcomeUnknown(boolean isUnknown) {
            return new Details(operation, problem, concerns, isUnknown, httpStatus, cause);
        }

        /** Returns a copy with the HTTP status of the answer. Default: none. */
        public Details httpStatus(int status) {
            return new Details(operation, problem, concerns, outcomeUnknown, status, cause);
        }

        /** Returns a copy with the cause, which must hold no secrets; null for none. Default: none. */
        public Details causedBy(@Nullable Throwable reason) {
            return new Details(operation, problem, concerns, outcomeUnknown, httpStatus, reason);
        }
    }

    /**
     * No connection could be made: OrderFlow has certainly not received the request. Check address, name resolution, firewall and
     * certificate.
     *
     * <p>By default it concerns {@link Concern#EVERYTHING}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class NotReached extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public NotReached(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public NotReached(Details details) {
            super(details, Concern.EVERYTHING, false);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * The request was sent, wholly or partly, and no complete answer came; the answer's document may break off. Whether the
     * request was carried out is unknown.
     *
     * <p>By default it concerns {@link Concern#EVERYTHING}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class NoAnswer extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public NoAnswer(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public NoAnswer(Details details) {
            super(details, Concern.EVERYTHING, true);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * OrderFlow does not accept user name and password (HTTP 401).
     *
     * <p>By default it concerns {@link Concern#EVERYTHING}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class RefusedCredentials extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public RefusedCredentials(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public RefusedCredentials(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * OrderFlow knows the user, who lacks the permission (HTTP 403).
     *
     * <p>By default it concerns {@link Concern#EVERYTHING}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class NotPermitted extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public NotPermitted(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public NotPermitted(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * There is nothing at this address (HTTP 404), usually because of a wrong base URL; or OrderFlow has no channel of the client's
     * name.
     *
     * <p>By default it concerns {@link Concern#EVERYTHING}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class NotFound extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public NotFound(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public NotFound(Details details) {
            super(details, Concern.EVERYTHING, false);
        }
    }

    /**
     * OrderFlow rejected the call as a whole: another HTTP status from 400 to 499, or an {@code exception} element in the answer,
     * whose text is in the message. The same call will be rejected again.
     *
     * <p>By default it concerns {@link Concern#ITEM}. Those thrown by {@link OrderFlowClient} are {@link Concern#UNDETERMINED}, since
     * OrderFlow also rejects calls because of its own or the client's settings, and a firewall may reject anything.
     *
     * <p>Safe for use by several threads.
     */
    public static final class Rejected extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public Rejected(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public Rejected(Details details) {
            super(details, Concern.ITEM, false);
        }
    }

    /**
     * OrderFlow is overloaded or under maintenance (HTTP 408, 429, 503). {@link #outcomeUnknown} returns whether OrderFlow may have
     * executed the request nevertheless: 503 may also come from a proxy that stopped waiting for OrderFlow.
     *
     * <p>By default it concerns {@link Concern#EVERYTHING} if it has a {@link #retryAfter}, and {@link Concern#UNDETERMINED} otherwise.
     *
     * <p>Safe for use by several threads.
     */
    public static final class Busy extends OrderFlowException {

        private final @Nullable Duration retryAfter;

        /**
         * Creates a failure with this kind's defaults and without a time to wait.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public Busy(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and without a time to wait. */
        public Busy(Details details) {
            super(details, Concern.UNDETERMINED, false);
            this.retryAfter = null;
        }

        /**
         * Creates a failure with these details and a time to wait.
         *
         * @param details what is known
         * @param retryAfter how long OrderFlow asks to wait
         */
        public Busy(Details details, Duration retryAfter) {
            super(details, Concern.EVERYTHING, false);
            this.retryAfter = Objects.requireNonNull(retryAfter);
        }

        /**
         * Returns how long OrderFlow asks to wait ({@code Retry-After}, in seconds or as a date); never negative. Empty if the answer has
         * none.
         */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * OrderFlow failed: another HTTP status from 500 on, or a page with status 200 whose heading says ERROR. Whether the request was
     * carried out is unknown.
     *
     * <p>By default it concerns {@link Concern#UNDETERMINED}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class ServerFault extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public ServerFault(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public ServerFault(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * The answer is not one of OrderFlow's: not XML, another document, a redirect, or too large. Usually the base URL is wrong, or the page
     * comes from a proxy; if neither, the request may have been carried out. The message holds an excerpt of at most 200 characters, in
     * which user name, password and e-mail addresses are masked.
     *
     * <p>By default it concerns {@link Concern#UNDETERMINED}.
     *
     * <p>Safe for use by several threads.
     */
    public static final class NotUnderstood extends OrderFlowException {

        /**
         * Creates a failure with this kind's defaults.
         *
         * @param operation what was tried, for example {@code order import of 5 items}
         * @param problem what happened and what to do about it, without secrets and personal data
         */
        public NotUnderstood(String operation, String problem) {
            this(Details.of(operation, problem));
        }

        /** Creates a failure with these details and this kind's defaults for the others. */
        public NotUnderstood(Details details) {
            super(details, Concern.UNDETERMINED, true);
        }
    }
}
