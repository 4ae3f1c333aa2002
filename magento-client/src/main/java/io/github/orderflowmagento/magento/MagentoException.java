package io.github.orderflowmagento.magento;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.XmlCharacters;

/**
 * A call to a shop failed. The kinds tell apart what a caller does about it; messages say what was asked, what came back and
 * what to do, and never hold credentials.
 */
public abstract sealed class MagentoException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Control characters, line and paragraph separators, and what turns the direction of reading. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

    private final String operation;
    private final @Nullable Integer faultCode;

    private MagentoException(String operation, @Nullable Integer faultCode, String problem, @Nullable Throwable cause) {
        super(oneLine(operation + ": " + problem), cause);
        this.operation = oneLine(operation);
        this.faultCode = faultCode;
    }

    /** A key may hold anything, and must not begin a line of its own in a log. */
    private static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ").replace(XmlCharacters.UNDECODED, XmlCharacters.REPLACEMENT);
    }

    /** What was asked of the shop, say {@code sales_order.info 100000001}. */
    public String operation() {
        return operation;
    }

    /**
     * Magento's fault code, if the failure is a fault. Codes from 100 on mean different things for different resources; decide by
     * the kind of the exception.
     */
    public OptionalInt faultCode() {
        return faultCode == null ? OptionalInt.empty() : OptionalInt.of(faultCode);
    }

    /** Whether the same call may work later without anyone changing anything. For a call that writes, see {@link #outcomeUnknown}. */
    public boolean isRetryable() {
        return false;
    }

    /** Whether the shop may have done what was asked all the same. Then look before repeating what is not safe to repeat. */
    public boolean outcomeUnknown() {
        return false;
    }

    /** The shop could not be reached, or was left alone after a write without an answer; the request was certainly not sent. */
    public static final class NotReached extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public NotReached(String operation, String problem, @Nullable Throwable cause) {
            super(operation, null, problem, cause);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }
    }

    /** The request went out, wholly or in part, and no whole answer came back. */
    public static final class NoAnswer extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public NoAnswer(String operation, String problem, @Nullable Throwable cause) {
            super(operation, null, problem, cause);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }

        @Override
        public boolean outcomeUnknown() {
            return true;
        }
    }

    /** The shop does not accept the user and key: wrong, inactive, or without a role (Magento does not say which). */
    public static final class RefusedCredentials extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public RefusedCredentials(String operation, @Nullable Integer faultCode, String problem) {
            super(operation, faultCode, problem, null);
        }
    }

    /** The user's role does not allow the call. */
    public static final class NotPermitted extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public NotPermitted(String operation, @Nullable Integer faultCode, String problem) {
            super(operation, faultCode, problem, null);
        }
    }

    /** The shop does not know the product, order, shipment or store view named. */
    public static final class NotFound extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public NotFound(String operation, @Nullable Integer faultCode, String problem) {
            super(operation, faultCode, problem, null);
        }
    }

    /** The shop understood and refused: invalid values, or a state that does not allow it. */
    public static final class Rejected extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Rejected(String operation, @Nullable Integer faultCode, String problem) {
            super(operation, faultCode, problem, null);
        }
    }

    /**
     * The shop is overloaded, in maintenance, ends sessions as soon as they begin, or two writes got in each other's way. {@link #outcomeUnknown} tells whether it may
     * have done something all the same: a proxy answers so in the shop's name too, and of a call that met a lock conflict parts
     * may stand.
     */
    public static final class Busy extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;
        private final boolean outcomeUnknown;

        public Busy(
                String operation,
                @Nullable Integer faultCode,
                String problem,
                @Nullable Duration retryAfter,
                boolean outcomeUnknown) {
            super(operation, faultCode, problem, null);
            this.retryAfter = retryAfter;
            this.outcomeUnknown = outcomeUnknown;
        }

        @Override
        public boolean outcomeUnknown() {
            return outcomeUnknown;
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

    /** The shop failed inside. It may have done part or all of what was asked. */
    public static final class ServerFault extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public ServerFault(String operation, @Nullable Integer faultCode, String problem) {
            super(operation, faultCode, problem, null);
        }

        @Override
        public boolean isRetryable() {
            return true;
        }

        @Override
        public boolean outcomeUnknown() {
            return true;
        }
    }

    /** What came back is no answer of a Magento web service, or not one this library understands. */
    public static final class NotUnderstood extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public NotUnderstood(String operation, String problem, @Nullable Throwable cause) {
            super(operation, null, problem, cause);
        }

        @Override
        public boolean outcomeUnknown() {
            return true;
        }
    }

    /** The shop's version, or the web service in use, does not offer the call. */
    public static final class Unsupported extends MagentoException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Unsupported(String operation, @Nullable Integer faultCode, String problem) {
            super(operation, faultCode, problem, null);
        }
    }
}
