package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** How much of one stock item has come back, and how. */
@Value.Immutable
@ValueStyle
public interface ReturnLine {

    /** The SKU. */
    String externalReference();

    /** The number of units, as OrderFlow sent it. */
    BigDecimal quantity();

    /** The condition of the goods, in the warehouse's words. */
    Optional<String> condition();

    /** Why they came back, in the warehouse's words. */
    Optional<String> reason();

    /** A remark of the warehouse. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> note();

    /** Whether the customer shall be refunded ({@code processRefund}). Empty if the message does not say. */
    Optional<Boolean> refund();

    /** A builder of lines; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds lines. */
    class Builder extends ImmutableReturnLine.Builder {
        Builder() {}
    }
}
