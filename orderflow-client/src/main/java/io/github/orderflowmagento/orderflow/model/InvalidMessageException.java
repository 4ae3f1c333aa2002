package io.github.orderflowmagento.orderflow.model;

/**
 * A document that came in cannot be understood: it is not XML, is larger or deeper than allowed, holds a DOCTYPE,
 * or lacks something it must have. The message names the field and what it belongs to.
 */
public final class InvalidMessageException extends RuntimeException {

    InvalidMessageException(String message) {
        super(message);
    }

    InvalidMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
