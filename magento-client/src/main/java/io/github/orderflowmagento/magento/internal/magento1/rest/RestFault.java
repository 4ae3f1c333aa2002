package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.http.Redaction;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Faults;

/**
 * An error of the REST API. Its codes are those of HTTP; where one has several meanings, the text decides, which this API, unlike the
 * others, never translates.
 *
 * @param code an HTTP status
 * @param text all messages, on one line
 */
record RestFault(int code, String text) {
    private static final int NO_SUCH_STORE_VIEW = 100;

    static boolean isIn(Object tree) {
        return !messages(tree).isEmpty();
    }

    /** Returns the fault in a tree; of several the last determines the code, as it determines the status of the answer. */
    static Optional<RestFault> of(Object tree) {
        List<?> messages = messages(tree);
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        String text = messages.stream().map(message -> text(message, "message")).collect(Collectors.joining(" "));
        String code = text(messages.get(messages.size() - 1), "code");
        return Optional.of(new RestFault(code.matches("\\d{3}") ? Integer.parseInt(code) : 0, text));
    }

    private static List<?> messages(Object tree) {
        return tree instanceof Map<?, ?> map
                        && map.get("messages") instanceof Map<?, ?> messages
                        && messages.get("error") instanceof List<?> errors
                ? errors
                : List.of();
    }

    private static String text(@Nullable Object message, String field) {
        return message instanceof Map<?, ?> map ? String.valueOf(map.get(field)) : String.valueOf(message);
    }

    /**
     * Returns the exception for the call, without secrets.
     *
     * @param httpStatus of the answer, or of the part of it that is about this call
     */
    MagentoException failureOf(ApiCall call, Redaction redaction, int httpStatus) {
        Details says = Details.of(
                        call.description(),
                        "the shop says " + code + ", '" + Faults.shortened(redaction.fault(text)) + "'")
                .faultCode(code)
                .httpStatus(httpStatus);
        return switch (code) {
            case 401 -> new MagentoException.RefusedCredentials(says.adding(advice()));
            case 403 ->
                new MagentoException.NotPermitted(
                        says.adding("; grant the admin user's REST role the resource, and all its attributes"));
            case 404 -> notFound(says);
            case 405, 406 -> new MagentoException.Unsupported(says.adding("; this shop's REST does not offer it"));
            case 400 -> rejected(says);
            default -> Faults.databaseOrServer(says.concerning(Concern.ITEM), text);
        };
    }

    private MagentoException notFound(Details says) {
        return text.contains("does not match any route")
                ? new MagentoException.Unsupported(says.adding("; this shop's REST has no such resource"))
                : new MagentoException.NotFound(says);
    }

    private MagentoException rejected(Details says) {
        if (text.contains("Requested store is invalid")) {
            return new MagentoException.NotFound(
                    says.faultCode(NO_SUCH_STORE_VIEW).concerning(Concern.EVERYTHING));
        }
        if (text.contains("Resource collection filtering error")) {
            return new MagentoException.Unsupported(says.adding(
                    "; this shop's REST cannot apply the filter (no Community version filters by updated_at): use"
                            + " XML-RPC"));
        }
        return text.matches("StockItem #\\S+ not found\\.")
                ? new MagentoException.NotFound(says)
                : new MagentoException.Rejected(says);
    }

    /** The names of OAuth's problems come from its specification. */
    private String advice() {
        if (text.contains("timestamp_refused")) {
            return "; this machine's clock is ahead of the shop's";
        }
        if (text.contains("signature_invalid")) {
            return "; check the two secrets. A shop behind a proxy that ends TLS checks the signature with the address"
                    + " that it sees: the proxy must forward scheme and host";
        }
        return "; check the consumer and the token, and that neither was revoked";
    }
}
