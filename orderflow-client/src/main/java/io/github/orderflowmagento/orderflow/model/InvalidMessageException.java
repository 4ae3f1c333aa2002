package io.github.orderflowmagento.orderflow.model;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.internal.text.OneLine;

/**
 * A document that came in cannot be understood: it is not XML, is larger or deeper than allowed, holds a DOCTYPE,
 * or lacks something it must have. The message names the field and what it belongs to.
 */
public final class InvalidMessageException extends RuntimeException {

    private final boolean cutShort;
    private final @Nullable String exceptionText;

    /** With what is wrong, naming the field and what it belongs to. */
    public InvalidMessageException(String message) {
        this(message, null, false, null);
    }

    /** With what is wrong, naming the field and what it belongs to, and the reason. */
    public InvalidMessageException(String message, Throwable cause) {
        this(message, cause, false, null);
    }

    private InvalidMessageException(
            String message, @Nullable Throwable cause, boolean cutShort, @Nullable String exceptionText) {
        super(OneLine.of(message), cause);
        this.cutShort = cutShort;
        this.exceptionText = exceptionText;
    }

    /** For a document that stops before its end. */
    public static InvalidMessageException cutShort(String message, Throwable cause) {
        return new InvalidMessageException(message, cause, true, null);
    }

    /** For a document that holds an {@code exception} element of this text. */
    public static InvalidMessageException serverException(String text) {
        return new InvalidMessageException(
                "The document holds an exception instead of an answer: " + text, null, false, text);
    }

    /** Whether the document is well-formed as far as it goes and stops before its end: the rest may have been lost. */
    public boolean isCutShort() {
        return cutShort;
    }

    /** The text of the {@code exception} element by which OrderFlow says that it could not do what was asked. */
    public Optional<String> exceptionText() {
        return Optional.ofNullable(exceptionText);
    }
}
