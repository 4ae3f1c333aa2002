package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** The returned quantity of one stock item, and its condition. Immutable. */
@Value.Immutable
@ValueStyle
public interface ReturnLine {

    /** The SKU. */
    String externalReference();

    /** The number of units, as OrderFlow sent it; not checked to be positive. */
    BigDecimal quantity();

    /** The condition of the items, as configured in the warehouse. Empty if the message does not say. */
    Optional<String> condition();

    /** Why the items came back, as configured in the warehouse. Empty if the message does not say. */
    Optional<String> reason();

    /** A note of the warehouse. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> note();

    /** Whether to refund the customer ({@code processRefund}). Empty if the message does not say. */
    Optional<Boolean> refund();

    /** Returns a builder of lines. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds lines. Mandatory: {@code externalReference}, {@code quantity}. {@code build()} throws an {@link IllegalStateException} if one
     * is missing. Not thread-safe.
     */
    class Builder extends ImmutableReturnLine.Builder {
        Builder() {}
    }
}
