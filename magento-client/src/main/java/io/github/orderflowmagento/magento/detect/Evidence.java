package io.github.orderflowmagento.magento.detect;

import java.util.OptionalInt;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * One request to a shop, and what its answer showed. Holds no credentials and no personal data. Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class Evidence {
    Evidence() {}

    /** The request: its method and address and, for a web service, the call. */
    public abstract String request();

    /** The HTTP status of the answer; empty if there was no answer, or if the web service's own answer counts instead. */
    public abstract OptionalInt status();

    /** The result that the answer showed, or why there was no answer. */
    public abstract String observation();

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Request, status and observation on one line. */
    @Override
    public String toString() {
        return request() + ": " + (status().isPresent() ? "HTTP " + status().getAsInt() + ", " : "") + observation();
    }

    /**
     * Builds {@link Evidence} values. Required: {@code request}, {@code observation}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    public static final class Builder extends ImmutableEvidence.Builder {
        Builder() {}
    }
}
