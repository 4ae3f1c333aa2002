package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of the order list: the head of an order without its rows and addresses.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderSummary.class)
public interface OrderSummary extends OrderHead {
    /** The order number that customers and the warehouse know. Text: shops may use prefixes. Empty in a broken row. */
    @Override
    @Value.Default
    default String incrementId() {
        return "";
    }

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static OrderSummary of(Fields fields) {
        return ModelReader.read(fields, OrderSummary.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderSummary values. */
    final class Builder extends ImmutableOrderSummary.Builder {}
}
