package io.github.orderflowmagento.orderflow.model;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * OrderFlow's answer to a call that asks it to do something: whether it did. That nothing was done is no error: the order was
 * cancelled already, or there is nothing to be done about it.
 */
@Value.Immutable
@ValueStyle
public interface OperationResult {

    /** Whether OrderFlow did what it was asked. Empty if its answer says nothing at all: then it may have. */
    Optional<Boolean> performed();

    /** What OrderFlow says, on one line; may be empty. */
    String message();

    /** A builder of results; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds results. */
    class Builder extends ImmutableOperationResult.Builder {
        Builder() {}
    }
}
