package io.github.orderflowmagento.operation.inventory;

/** Thrown if a file of lines cannot be read, or not to its end. */
final class UnreadableCsvException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableCsvException(String message) {
        super(message);
    }

    UnreadableCsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
