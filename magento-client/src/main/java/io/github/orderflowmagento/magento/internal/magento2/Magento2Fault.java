package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.http.Redaction;

/**
 * An error of Magento 2. The HTTP status determines what it means; texts are translated by shops and are used only where one status has
 * several meanings, and then in the default English words of every version.
 *
 * @param text the message, with its parameters inserted
 * @param resource the missing right, for a 401 that names one
 * @param code Magento's own; 0 if there is none
 * @param most the maximum number of things that the shop accepts or sends at once, if more were requested
 */
public record Magento2Fault(String text, Optional<String> resource, int code, OptionalInt most) {
    /** The database's code of a deadlock, which Magento passes on. */
    private static final int DEADLOCK = 1213;

    private static final int LOCK_WAIT = 1205;

    /** {@code %1} for the first of a list, {@code %name} for one of an object. */
    private static final Pattern PLACE = Pattern.compile("%(\\w+)");

    /** "Maximum SearchCriteria pageSize is 300", or "1,000", as a shop may group digits. */
    private static final Pattern MOST_ROWS =
            Pattern.compile("pageSize\\D{1,9}([1-9]\\d{0,2}(?:[.,'\\u2019\\h]\\d{3}){1,2}|[1-9]\\d{0,8})(?!\\d)");

    /** Returns the fault in a tree; empty if it contains none. */
    public static Optional<Magento2Fault> in(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> fault)) {
            return Optional.empty();
        }
        if (fault.get("messages") instanceof Map<?, ?> messages
                && messages.get("error") instanceof List<?> errors
                && !errors.isEmpty()
                && errors.get(0) instanceof Map<?, ?> error) {
            return Optional.of(
                    new Magento2Fault(String.valueOf(error.get("message")), Optional.empty(), 0, OptionalInt.empty()));
        }
        if (!(fault.get("message") instanceof String message)) {
            return Optional.empty();
        }
        Object parameters = fault.get("parameters");
        return Optional.of(new Magento2Fault(
                filled(message, parameters) + details(fault.get("errors")),
                parameters instanceof Map<?, ?> named
                        ? Optional.ofNullable(named.get("resources")).map(String::valueOf)
                        : Optional.empty(),
                fault.get("code") instanceof Long code ? (int) Math.max(0, Math.min(code, Integer.MAX_VALUE)) : 0,
                most(parameters)));
    }

    /** In any language: no other message has a parameter of this name. */
    private static OptionalInt most(@Nullable Object parameters) {
        return parameters instanceof Map<?, ?> named
                        && named.get("max") instanceof Long most
                        && most > 0
                        && most <= Integer.MAX_VALUE
                ? OptionalInt.of(most.intValue())
                : OptionalInt.empty();
    }

    /** Returns the messages of a fault of several parts. */
    private static String details(@Nullable Object errors) {
        StringBuilder details = new StringBuilder();
        if (errors instanceof List<?> list) {
            for (Object error : list) {
                if (error instanceof Map<?, ?> detail && detail.get("message") instanceof String message) {
                    details.append(' ').append(filled(message, detail.get("parameters")));
                }
            }
        }
        return details.toString();
    }

    private static String filled(String message, @Nullable Object parameters) {
        Matcher place = PLACE.matcher(message);
        return place.replaceAll(found -> Matcher.quoteReplacement(value(parameters, found.group(1), found.group())));
    }

    private static String value(@Nullable Object parameters, String name, String otherwise) {
        if (parameters instanceof Map<?, ?> named && named.containsKey(name)) {
            return String.valueOf(named.get(name));
        }
        if (parameters instanceof List<?> numbered && name.matches("[1-9]\\d?")) {
            int index = Integer.parseInt(name) - 1;
            return index < numbered.size() ? String.valueOf(numbered.get(index)) : otherwise;
        }
        return otherwise;
    }

    /** Returns the maximum number of rows that the shop sends, if the fault is about it. */
    OptionalInt mostRows() {
        Matcher said = MOST_ROWS.matcher(text);
        return most.isPresent() || !said.find()
                ? most
                : OptionalInt.of(Integer.parseInt(said.group(1).replaceAll("\\D", "")));
    }

    /** Returns its text without secrets. */
    String shown(Redaction redaction) {
        return "'" + redaction.excerpt(redaction.fault(text)) + "'";
    }

    /**
     * Returns the exception for the operation, without secrets.
     *
     * @param token the token that authenticated the request; null for a signature
     */
    public MagentoException failureOf(String operation, Redaction redaction, int status, @Nullable BearerToken token) {
        Details says = Details.of(operation, "the shop says HTTP " + status + ", " + shown(redaction))
                .httpStatus(status);
        if (code == DEADLOCK || code == LOCK_WAIT || text.contains("Deadlock found")) {
            return new MagentoException.Busy(says.concerning(Concern.ITEM)
                    .outcomeUnknown(true)
                    .adding("; two writes conflicted, repeat the call"));
        }
        return switch (status) {
            case 401 ->
                resource.map(right -> noRight(says, redaction.excerpt(redaction.fault(right)), token))
                        .orElseGet(() -> unauthorized(says));
            case 403 -> new MagentoException.NotPermitted(says.concerning(Concern.UNDETERMINED));
            case 404 ->
                text.contains("does not match any route")
                        ? new MagentoException.Unsupported(says.adding(
                                "; a module that is missing or switched off, another version, or no shop's base URL"))
                        : new MagentoException.NotFound(says);
            case 405, 406 -> new MagentoException.Unsupported(says);
            case 408, 429 -> new MagentoException.Busy(says);
            case 503 -> new MagentoException.Busy(says.outcomeUnknown(true));
            default ->
                status >= 500
                        ? new MagentoException.ServerFault(says.concerning(Concern.UNDETERMINED)
                                .adding("; the shop's exception.log has the details"))
                        : rejected(says);
        };
    }

    private MagentoException rejected(Details says) {
        if (text.startsWith("Specified request cannot be processed")) {
            return new MagentoException.NotFound(says.concerning(Concern.EVERYTHING)
                    .adding("; the shop has no store view of this code: codes are case-sensitive"));
        }
        if (text.contains("length is invalid")) {
            return new MagentoException.RefusedCredentials(
                    says.adding("; check that the values of the integration were copied whole"));
        }
        if (text.startsWith("Signature method")) {
            return new MagentoException.RefusedCredentials(says.adding(
                    "; requests are signed by HMAC-SHA256; where a module forbids that, connect with a bearer token"));
        }
        return new MagentoException.Rejected(says);
    }

    /**
     * A missing right is named, and the same answer is given for an invalid token, and for an inactive integration. An invalid signature
     * has other messages.
     */
    private static MagentoException noRight(Details says, String right, @Nullable BearerToken token) {
        if (token == null) {
            return new MagentoException.NotPermitted(
                    says.adding(
                            ": grant the integration the resource " + right
                                    + ", and activate it again; or it is inactive, or the web server does not pass on the header Authorization"));
        }
        if (token.isAccepted()) {
            return new MagentoException.NotPermitted(says.adding(": grant the integration the resource " + right
                    + ", and activate it again; or the token, which was accepted before, has expired or been revoked"));
        }
        return new MagentoException.RefusedCredentials(
                says.adding("; the token is wrong, expired or revoked, or the integration is inactive"
                        + " or lacks the resource " + right
                        + "; or, from 2.4.4 on, the shop does not allow an integration's token as a bearer"
                        + " token (oauth/consumer/enable_integration_as_bearer)"));
    }

    /** By the English words of every version. */
    private MagentoException unauthorized(Details says) {
        return new MagentoException.RefusedCredentials(says.adding("; " + cause()));
    }

    private String cause() {
        if (text.contains("nonce is already")) {
            return "something between here and the shop sends requests twice, and the shop takes each once";
        }
        if (text.contains("nonce")) {
            return "check that this machine's clock is not ahead of the shop's by more than ten minutes";
        }
        if (text.contains("onsumer")) {
            return "check the consumer key: the shop has no such integration";
        }
        if (text.contains("oken")) {
            return "check the access token: an integration that is activated again has another";
        }
        if (text.contains("ignature")) {
            return "check the consumer secret, the token secret and the base URL: the shop signs with the scheme, host and port that it sees";
        }
        return "check the values of the integration, the base URL, since the shop signs with the scheme, host and port that it sees, and this"
                + " machine's clock";
    }
}
