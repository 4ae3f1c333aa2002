package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * An invoice of an order, whole or in part. Amounts are in the order's currency unless their name says base.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableInvoice.class)
public interface Invoice extends Entity, Totals {
    /** The invoice's number. */
    String incrementId();

    /** The shop's internal number of the order. */
    long orderId();

    /** Number of the store view in which the order was placed. */
    Optional<Long> storeId();

    /** Magento's state code; see {@link #state}. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Whether the invoice is paid. */
    default InvoiceState state() {
        return InvoiceState.of(stateCode().orElse(""));
    }

    /** When the invoice was made, UTC. */
    Optional<Instant> createdAt();

    /** Whether the customer was sent the invoice. Empty where the shop does not say. */
    Optional<Boolean> emailSent();

    /** What was invoiced. */
    List<InvoiceItem> items();

    /** Comments, among them the one given at creation. */
    List<Comment> comments();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static Invoice of(Fields fields) {
        return ModelReader.read(fields, Invoice.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Invoice values. */
    final class Builder extends ImmutableInvoice.Builder {}
}
