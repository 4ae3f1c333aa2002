package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** The despatched quantity of one stock item. Immutable. */
@Value.Immutable
@ValueStyle
public interface DespatchLine {

    /** The SKU. */
    String externalReference();

    /** The number of units, as OrderFlow sent it; not checked to be positive. */
    BigDecimal quantity();

    /**
     * The code of the shop's source from which the units were despatched. Messages to a Magento 2 have one for each line. Empty if the
     * message does not have it.
     */
    Optional<String> source();

    /** Returns a builder of lines. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds lines. Mandatory: {@code externalReference}, {@code quantity}. {@code build()} throws an {@link IllegalStateException} if one
     * is missing. Not thread-safe.
     */
    class Builder extends ImmutableDespatchLine.Builder {
        Builder() {}
    }
}
