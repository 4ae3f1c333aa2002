package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A row of an invoice. The children of configurables and bundles are rows beside their parents. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableInvoiceItem.class)
public interface InvoiceItem extends Entity, RowAmounts {
    /** The invoiced order item ({@link OrderItem#itemId}). */
    long orderItemId();

    /** The SKU as ordered. */
    Optional<String> sku();

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Invoiced units; may be a fraction. */
    BigDecimal qty();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link InvoiceItem} values. Required: {@code orderItemId}, {@code qty}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableInvoiceItem.Builder {}
}
