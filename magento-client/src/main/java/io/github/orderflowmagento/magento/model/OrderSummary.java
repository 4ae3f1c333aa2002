package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of the order list: the head of an order without its lines and addresses.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderSummary.class)
public interface OrderSummary extends Entity {
    /** The shop's internal number of the order, which some calls want. */
    @JsonAlias("entity_id")
    long orderId();

    /** The order number that customers and the warehouse know. Text: shops may use prefixes. Empty in a
     * broken row. */
    @Value.Default
    default String incrementId() {
        return "";
    }

    /** Magento's state code; see {@link #state}. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Where the order is in its life. */
    default OrderState state() {
        return OrderState.of(stateCode().orElse(""));
    }

    /** The shop's status code: a label that the merchant may rename or add to. */
    Optional<String> status();

    /** When the order was placed, UTC. */
    Optional<Instant> createdAt();

    /** When the order was last saved, UTC, to the second. Comments, invoices and shipments change it too. */
    Optional<Instant> updatedAt();

    /**
     * Reads the value from the fields a shop sent, over whatever web service.
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
