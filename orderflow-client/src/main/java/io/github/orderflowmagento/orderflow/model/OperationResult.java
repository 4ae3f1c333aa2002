package io.github.orderflowmagento.orderflow.model;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * OrderFlow's answer to a call that requests an action. If nothing was done, that is not an error: for example, the order was already
 * cancelled.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface OperationResult {

    /** Whether OrderFlow performed the action. Empty if unknown. */
    Optional<Boolean> performed();

    /** OrderFlow's own words, on one line; may be {@code ""}. */
    String message();

    /** Returns a builder of results. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds results. Mandatory: {@code message}. {@code build()} throws an {@link IllegalStateException} if it is missing. Not
     * thread-safe.
     */
    class Builder extends ImmutableOperationResult.Builder {
        Builder() {}
    }
}
