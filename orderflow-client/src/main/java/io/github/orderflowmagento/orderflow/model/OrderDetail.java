package io.github.orderflowmagento.orderflow.model;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * What OrderFlow knows about one order. Only the two fields in the answer of a stand-in are typed; no answer of OrderFlow itself was
 * recorded. The whole answer is in {@link #document()}.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface OrderDetail {

    /** The shop's order number. */
    String externalReference();

    /** The order's state in OrderFlow's words, for example {@code despatched}. Empty if the answer does not say. */
    Optional<String> state();

    /** The root element of the whole answer. */
    XmlElement document();

    /** Returns a builder of order details. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds order details. Mandatory: {@code externalReference}, {@code document}. {@code build()} throws an {@link IllegalStateException}
     * if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableOrderDetail.Builder {
        Builder() {}
    }
}
