package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A call to OrderFlow that brought no usable answer. The kinds tell apart what a caller can do about it; the message
 * says what happened and what to do, without user name, password or personal data.
 *
 * <p>The constructors are public so that a stand-in for OrderFlow can fail as the real one does.
 */
public abstract sealed class OrderFlowException extends RuntimeException {

    private static final int NONE = 0;

    /** Control characters, line and paragraph separators, and what turns the direction of reading. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private final String operation;
    private final int httpStatus;

    private OrderFlowException(String operation, int httpStatus, String message, @Nullable Throwable cause) {
        super(oneLine(operation + ": " + message), cause);
        this.operation = oneLine(operation);
        this.httpStatus = httpStatus;
    }

    /** What was asked for may hold anything, and must not begin a line of its own in a log. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    /** What was tried, for instance {@code order import of 5 items (POST remoteorder/imports/importitems.xml)}. */
    public String operation() {
        return operation;
    }

    /**
     * The HTTP status of the answer, or the one that an error page names in its heading although it came with status
     * 200; empty if there was no answer.
     */
    public OptionalInt httpStatus() {
        return httpStatus == NONE ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /**
     * Whether the same call may succeed later: true for {@link NotReached}, {@link NoAnswer}, {@link Busy} and
     * {@link ServerFault}. After a {@code NoAnswer} or {@code ServerFault} the first try may have been carried out
     * all the same; repeating is safe for reads and merges, and an insert that is repeated answers <em>duplicate</em>
     * for what has arrived.
     */
    public boolean isRetryable() {
        return false;
    }

    /** No connection could be made: OrderFlow has certainly not seen the request. */
    public static final class NotReached extends OrderFlowException {

        /** Without a status, since there was no answer. */
        public NotReached(String operation, String message, @Nullable Throwable cause) {
            super(operation, NONE, message, cause);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /**
     * The request was sent, wholly or partly, and no whole answer came (the document in it may be what stops before its
     * end): whether it was carried out is unknown.
     */
    public static final class NoAnswer extends OrderFlowException {

        /** Without a status, since there was no whole answer. */
        public NoAnswer(String operation, String message, @Nullable Throwable cause) {
            super(operation, NONE, message, cause);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /** OrderFlow does not accept user name and password (401). */
    public static final class RefusedCredentials extends OrderFlowException {

        /** With the status as answered or as named by the error page. */
        public RefusedCredentials(String operation, int httpStatus, String message) {
            super(operation, httpStatus, message, null);
        }
    }

    /** OrderFlow knows the user and does not let it do this (403). */
    public static final class NotPermitted extends OrderFlowException {

        /** With the status as answered or as named by the error page. */
        public NotPermitted(String operation, int httpStatus, String message) {
            super(operation, httpStatus, message, null);
        }
    }

    /** OrderFlow knows nothing at this address (404), usually a wrong base URL, or has no channel of the client's name. */
    public static final class NotFound extends OrderFlowException {

        /** With the status as answered or as named by the error page. */
        public NotFound(String operation, int httpStatus, String message) {
            super(operation, httpStatus, message, null);
        }
    }

    /**
     * OrderFlow refused the call as a whole: another status from 400 to 499, or an {@code exception} element in the
     * answer, the text of which is in the message. The same call will be refused again.
     */
    public static final class Rejected extends OrderFlowException {

        /** With the status as answered, which is 200 for an {@code exception} element. */
        public Rejected(String operation, int httpStatus, String message) {
            super(operation, httpStatus, message, null);
        }
    }

    /** OrderFlow has no time now (408, 429, 503). */
    public static final class Busy extends OrderFlowException {

        private final @Nullable Duration retryAfter;

        /** With the status as answered and how long OrderFlow asks to wait, if it does. */
        public Busy(String operation, int httpStatus, @Nullable Duration retryAfter, String message) {
            super(operation, httpStatus, message, null);
            this.retryAfter = retryAfter;
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
     */
    public static final class ServerFault extends OrderFlowException {

        /** With the status as answered or as named by the error page. */
        public ServerFault(String operation, int httpStatus, String message) {
            super(operation, httpStatus, message, null);
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
     */
    public static final class NotUnderstood extends OrderFlowException {

        /** With the status as answered. */
        public NotUnderstood(String operation, int httpStatus, String message) {
            super(operation, httpStatus, message, null);
        }
    }
}
