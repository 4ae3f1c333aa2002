package io.github.orderflowmagento.magento.model;

import org.immutables.value.Value;

/**
 * Something the customer chose or wrote for an order item: a colour, an engraving.
 */
@Value.Immutable
@ModelStyle
public interface ItemOption {
    /** What it is, as the customer read it: {@code Color}. */
    String label();

    /** What was chosen or written, as plain text. */
    @Value.Redacted
    String value();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ItemOption values. */
    final class Builder extends ImmutableItemOption.Builder {}
}
