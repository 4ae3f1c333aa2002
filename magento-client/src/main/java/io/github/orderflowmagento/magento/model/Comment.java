package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** A comment on an order, a shipment or an invoice. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableComment.class)
public interface Comment extends Entity {
    /** The text, which may have several lines; empty if only a status changed. */
    @Value.Redacted
    Optional<String> comment();

    /** When it was written, UTC. */
    Optional<Instant> createdAt();

    /** Whether it was sent to the customer by e-mail. Empty if the shop does not say. */
    @JsonProperty("is_customer_notified")
    @JsonDeserialize(contentUsing = Scalars.One.class)
    Optional<Boolean> customerNotified();

    /** Whether the customer sees it in the shop. Empty if the shop does not say; SOAP v2 and its WS-I form never do. */
    @JsonProperty("is_visible_on_front")
    Optional<Boolean> visibleOnFront();

    /** The order's status code from then on; empty for comments on shipments and invoices. */
    Optional<String> status();

    /**
     * The entity that the comment is about: {@code order}, {@code invoice}, {@code shipment}, {@code creditmemo}. Only comments of
     * an order have it.
     */
    Optional<String> entityName();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Comment} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableComment.Builder {}
}
