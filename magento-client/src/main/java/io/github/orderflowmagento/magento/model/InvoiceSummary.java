package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A row of the invoice list. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableInvoiceSummary.class)
public interface InvoiceSummary extends Entity {
    /** The invoice's number. Text, since shops may use prefixes. */
    String incrementId();

    /** Magento's code of the state; see {@link #state}. Empty if the shop does not send it. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Whether the invoice is paid; {@link InvoiceState#UNKNOWN} also without a {@link #stateCode}. */
    default InvoiceState state() {
        return InvoiceState.of(stateCode().orElse(""));
    }

    /** When the invoice was created, UTC. */
    Optional<Instant> createdAt();

    /** The invoiced amount, in the order's currency. */
    Optional<BigDecimal> grandTotal();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static InvoiceSummary of(Fields fields) {
        return ModelReader.read(fields, InvoiceSummary.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link InvoiceSummary} values. Required: {@code incrementId}. {@code build()} throws {@link
     * IllegalStateException} if it is missing. Not thread-safe.
     */
    final class Builder extends ImmutableInvoiceSummary.Builder {}
}
