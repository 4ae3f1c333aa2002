package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/** An item that has failed and is not done yet. */
@Value.Immutable
@ValueStyle
@JsonSerialize(as = ImmutableFailedItem.class)
@JsonDeserialize(as = ImmutableFailedItem.class)
public interface FailedItem {
    /** How often the item itself has failed. Failures to reach the shop or the warehouse do not count. */
    int attempts();

    /** Whether the item is not retried until someone acts. */
    boolean givenUp();

    /** The reason of the last failure. Where more than 1,000 items have failed, only the beginning and the end of the reason. */
    String reason();

    /** The time before which the item is not retried; empty if the next run may retry it. */
    Optional<Instant> dueAt();

    /** Whether this is a shipment that exists in the shop and whose e-mail has certainly not been sent. Default: false. */
    @Value.Default
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    default boolean emailOwed() {
        return false;
    }

    /**
     * Whether this is a shipment that exists in the shop without its mark. {@link RunState#requeue()} skips it, since it might be made
     * twice. Default: false.
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

    /** Builds failed items. */
    final class Builder extends ImmutableFailedItem.Builder {}
}
