package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A comment on an order, a shipment or an invoice.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableComment.class)
public interface Comment extends Entity {
    /** The text; empty where only a status changed. */
    @Value.Redacted
    Optional<String> comment();

    /** When it was written, UTC. */
    Optional<Instant> createdAt();

    /** Whether it was mailed to the customer. */
    @Value.Default
    @JsonDeserialize(using = Scalars.One.class)
    default boolean isCustomerNotified() {
        return false;
    }

    /** Whether the customer sees it in the shop. */
    @Value.Default
    default boolean isVisibleOnFront() {
        return false;
    }

    /** The status code of the order from then on; empty for comments on shipments and invoices. */
    Optional<String> status();

    /**
     * What the comment came with: {@code order}, {@code invoice}, {@code shipment}, {@code creditmemo}; only said of
     * orders'.
     */
    Optional<String> entityName();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Comment values. */
    final class Builder extends ImmutableComment.Builder {}
}
