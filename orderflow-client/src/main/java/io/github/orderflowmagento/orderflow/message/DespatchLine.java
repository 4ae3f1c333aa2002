package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** How much of one stock item was despatched. */
@Value.Immutable
@ValueStyle
public interface DespatchLine {

    /** The SKU. */
    String externalReference();

    /** The number of units, as OrderFlow sent it. */
    BigDecimal quantity();

    /** A builder of lines; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds lines. */
    class Builder extends ImmutableDespatchLine.Builder {
        Builder() {}
    }
}
