package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A row of the order list: the head of an order, without its rows and addresses. Immutable. {@code toString} hides personal
 * data.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableOrderSummary.class)
public interface OrderSummary extends OrderHead {
    /**
     * The order number that customers and the warehouse know. Text, since shops may use prefixes. Default: an empty text, as
     * in a broken row.
     */
    @Override
    @Value.Default
    default String incrementId() {
        return "";
    }

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static OrderSummary of(Fields fields) {
        return ModelReader.read(fields, OrderSummary.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link OrderSummary} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableOrderSummary.Builder {}
}
