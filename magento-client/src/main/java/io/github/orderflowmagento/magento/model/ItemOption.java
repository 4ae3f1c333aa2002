package io.github.orderflowmagento.magento.model;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * Something that the customer chose or wrote for an order item, for example a colour or an engraving. Immutable. {@code
 * toString} hides the value.
 */
@Value.Immutable
@ValueStyle
public interface ItemOption {
    /** The name, as the customer read it, for example {@code Color}. */
    String label();

    /** The customer's choice or text, as plain text. */
    @Value.Redacted
    String value();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ItemOption} values. Required: {@code label}, {@code value}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableItemOption.Builder {}
}
