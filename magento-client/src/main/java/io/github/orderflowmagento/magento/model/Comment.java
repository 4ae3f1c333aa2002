package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
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

    /** Whether it was mailed to the customer. Empty where the shop does not say. */
    @JsonProperty("is_customer_notified")
    @JsonDeserialize(contentUsing = Scalars.One.class)
    Optional<Boolean> customerNotified();

    /** Whether the customer sees it in the shop. Empty where the shop does not say: SOAP v2 and its WS-I form never do. */
    @JsonProperty("is_visible_on_front")
    Optional<Boolean> visibleOnFront();

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
