package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An error answer of the shop: a status and a body with the reason. */
final class RestException extends RuntimeException {

    private final int status;
    private final @Nullable Row body;

    private RestException(int status, String message, @Nullable Row body) {
        super(message);
        this.status = status;
        this.body = body;
    }

    static RestException of(int status, String message) {
        return new RestException(status, message, new Row().put("message", message));
    }

    /** Creates an error with positional parameters ({@code %1}) in its message. */
    static RestException numbered(int status, String message, Object... parameters) {
        return new RestException(
                status,
                message,
                new Row().put("message", message).put("parameters", new ArrayList<>(Arrays.asList(parameters))));
    }

    /** Creates an error with a named parameter ({@code %name}) in its message. */
    static RestException named(int status, String message, String name, Object value) {
        return new RestException(
                status, message, new Row().put("message", message).put("parameters", new Row().put(name, value)));
    }

    /** Creates an error for a list that is too long. */
    static RestException typed(String message, String type, int most) {
        return new RestException(
                400,
                message,
                new Row()
                        .put("message", message)
                        .put("parameters", new Row().put("type", type).put("max", most)));
    }

    static RestException unknownEntity() {
        return of(404, "The entity that was requested doesn't exist. Verify the entity and try again.");
    }

    static RestException noRoute() {
        return of(404, "Request does not match any route.");
    }

    static RestException cannotBeProcessed() {
        return of(400, "Specified request cannot be processed.");
    }

    static RestException required(String field) {
        return named(400, "\"%fieldName\" is required. Enter and try again.", "fieldName", field);
    }

    static RestException internal() {
        return of(500, "Internal Error. Details are available in Magento log file. Report ID: webapi-6b0b1b8f14c8a");
    }

    /** Creates an error thrown by PHP itself, which is answered as plain text. */
    static RestException php() {
        return new RestException(
                500, "An error has happened during application run. See exception log for details.", null);
    }

    static RestException wrongType(String value, String type) {
        return of(
                400,
                "The \"" + value + "\" value's type is invalid. The \"" + type
                        + "\" type was expected. Verify and try again.");
    }

    static RestException wrongType(String field, String value, String type) {
        return of(
                400,
                "Error occurred during \"" + field + "\" processing. The \"" + value
                        + "\" value's type is invalid. The \"" + type + "\" type was expected. Verify and try again.");
    }

    /** Creates an error with several reasons: a message, and each reason as a template with values. */
    static RestException validation(String message, List<Row> errors) {
        return new RestException(
                400, message, new Row().put("message", message).put("errors", new ArrayList<Object>(errors)));
    }

    int status() {
        return status;
    }

    /** The body; null for an answer in plain text. */
    @Nullable
    Row body() {
        return body;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    /** Returns the message with its parameters replaced. */
    String text() {
        String text = message();
        Object parameters = body == null ? null : body.get("parameters");
        if (parameters instanceof List<?> values) {
            for (int i = 0; i < values.size(); i++) {
                text = text.replace("%" + (i + 1), String.valueOf(values.get(i)));
            }
        } else if (parameters instanceof Row values) {
            for (String name : values.names()) {
                text = text.replace("%" + name, values.text(name));
            }
        }
        return text;
    }
}
