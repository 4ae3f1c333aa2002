package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/** An item that has failed and is not done yet. Immutable. */
@Value.Immutable
@ValueStyle
@JsonSerialize(as = ImmutableFailedItem.class)
@JsonDeserialize(as = ImmutableFailedItem.class)
public interface FailedItem {
    /** How often the item itself has failed. Failures to reach the shop or the warehouse do not count. */
    int attempts();

    /** Whether the item was given up, so that it is not retried automatically: see {@link Outcome#GIVEN_UP}. */
    boolean givenUp();

    /** The reason for the last failure; only its beginning and end if 1,000 or more items had failed before. */
    String reason();

    /** The time before which the item is not retried; empty if the next run may retry it. */
    Optional<Instant> dueAt();

    /** Whether the item is a shipment that was created in the shop but whose e-mail has definitely not been sent. Default: false. */
    @Value.Default
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    default boolean emailOwed() {
        return false;
    }

    /**
     * Whether the item is a shipment that was created in the shop without its mark. {@link RunState#requeue()} skips it, since a retry
     * might create the shipment twice. Default: false.
     */
    @Value.Default
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    default boolean isUnmarked() {
        return false;
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds failed items. Not thread-safe. */
    final class Builder extends ImmutableFailedItem.Builder {}
}
