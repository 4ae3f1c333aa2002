package io.github.orderflowmagento.orderflow.model;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * What OrderFlow says of one order. Only the two typed fields were ever seen (in an answer of a stand-in); everything
 * else is in {@link #document()}.
 */
@Value.Immutable
@ValueStyle
public interface OrderDetail {

    /** The shop's order number. */
    String externalReference();

    /** The state of the order in OrderFlow's words, for instance {@code despatched}. */
    Optional<String> state();

    /** The whole answer. */
    XmlElement document();

    /** A builder of order details; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds order details. */
    class Builder extends ImmutableOrderDetail.Builder {
        Builder() {}
    }
}
