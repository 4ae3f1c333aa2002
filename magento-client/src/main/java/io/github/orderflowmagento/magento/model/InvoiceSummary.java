package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of the invoice list.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableInvoiceSummary.class)
public interface InvoiceSummary extends Entity {
    /** The invoice's number. */
    String incrementId();

    /** Magento's state code; see {@link #state}. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Whether the invoice is paid. */
    default InvoiceState state() {
        return InvoiceState.of(stateCode().orElse(""));
    }

    /** When the invoice was made, UTC. */
    Optional<Instant> createdAt();

    /** What is invoiced, in the order's currency. */
    Optional<BigDecimal> grandTotal();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static InvoiceSummary of(Fields fields) {
        return ModelReader.read(fields, InvoiceSummary.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds InvoiceSummary values. */
    final class Builder extends ImmutableInvoiceSummary.Builder {}
}
