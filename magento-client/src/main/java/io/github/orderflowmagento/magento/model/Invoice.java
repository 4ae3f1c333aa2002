package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * An invoice of an order, or of a part of it. Amounts are in the order's currency unless their name begins with {@code base}.
 * Immutable.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableInvoice.class)
public interface Invoice extends Entity, Totals {
    /** The invoice's number. Text, since shops may use prefixes. */
    String incrementId();

    /** The shop's internal number of the order. */
    long orderId();

    /** Number of the store view in which the order was placed ({@link StoreView#storeId}). */
    Optional<Long> storeId();

    /** Magento's code of the state; see {@link #state}. Empty if the shop does not send it. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Whether the invoice is paid; {@link InvoiceState#UNKNOWN} also without a {@link #stateCode}. */
    default InvoiceState state() {
        return InvoiceState.of(stateCode().orElse(""));
    }

    /** When the invoice was created, UTC. */
    Optional<Instant> createdAt();

    /** Whether the invoice was sent to the customer by e-mail. Empty if the shop does not say. */
    Optional<Boolean> emailSent();

    /** The rows of the invoice. */
    List<InvoiceItem> items();

    /** The comments, including the one given when the invoice was created. */
    List<Comment> comments();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static Invoice of(Fields fields) {
        return ModelReader.read(fields, Invoice.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link Invoice} values. Required: {@code incrementId}, {@code orderId}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableInvoice.Builder {}
}
