package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of an invoice. Children of configurables and bundles stand there beside their parents.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableInvoiceItem.class)
public interface InvoiceItem extends Entity, RowAmounts {
    /** The order item invoiced. */
    long orderItemId();

    /** The SKU as ordered. */
    Optional<String> sku();

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Units invoiced. */
    BigDecimal qty();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds InvoiceItem values. */
    final class Builder extends ImmutableInvoiceItem.Builder {}
}
