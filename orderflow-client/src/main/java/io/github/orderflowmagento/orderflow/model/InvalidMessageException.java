package io.github.orderflowmagento.orderflow.model;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.internal.text.OneLine;

/**
 * Thrown for a document of OrderFlow that cannot be understood: it is not XML, is larger or deeper than allowed, holds a DOCTYPE, or
 * lacks something mandatory. The message names the field and what it belongs to.
 *
 * <p>Safe for use by several threads.
 */
public final class InvalidMessageException extends RuntimeException {

    private final boolean cutShort;
    private final @Nullable String exceptionText;

    /**
     * Creates an exception without a cause.
     *
     * @param message what is wrong, naming the field and what it belongs to
     */
    public InvalidMessageException(String message) {
        this(message, null, false, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what is wrong, naming the field and what it belongs to
     * @param cause why
     */
    public InvalidMessageException(String message, Throwable cause) {
        this(message, cause, false, null);
    }

    private InvalidMessageException(
            String message, @Nullable Throwable cause, boolean cutShort, @Nullable String exceptionText) {
        super(OneLine.of(message), cause);
        this.cutShort = cutShort;
        this.exceptionText = exceptionText;
    }

    /**
     * Returns an exception for a truncated document.
     *
     * @param message what is wrong
     * @param cause why
     */
    public static InvalidMessageException cutShort(String message, Throwable cause) {
        return new InvalidMessageException(message, cause, true, null);
    }

    /**
     * Returns an exception for a document with an {@code exception} element.
     *
     * @param text the text of that element
     */
    public static InvalidMessageException serverException(String text) {
        return new InvalidMessageException(
                "The document holds an exception instead of an answer: " + text, null, false, text);
    }

    /** Returns whether the document is truncated and well-formed up to that point, so that its rest may have been lost in transit. */
    public boolean isCutShort() {
        return cutShort;
    }

    /**
     * Returns the text of the {@code exception} element, with which OrderFlow reports that it could not execute the call. Empty if the
     * document has none.
     */
    public Optional<String> exceptionText() {
        return Optional.ofNullable(exceptionText);
    }
}
