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
    /** How often the item itself has failed. A side that could not be reached does not count against the item. */
    int attempts();

    /** Whether the item is left alone until someone acts. */
    boolean givenUp();

    /** The last failure. Of more items than the first 1,000 that have failed, the beginning and the end of what was said. */
    String reason();

    /** The time before which the item is not tried again; empty if the next run may. */
    Optional<Instant> dueAt();

    /** Whether it is a shipment that was made, and of whose e-mail it is certain that the shop has not sent it. Default: no. */
    @Value.Default
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    default boolean emailOwed() {
        return false;
    }

    /**
     * Whether it is a shipment that was made, and that the shop keeps no mark of: {@link RunState#requeue()} leaves it alone, since it might
     * be made twice. Default: no.
     */
    @Value.Default
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    default boolean isUnmarked() {
        return false;
    }

    /** A new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds failed items. */
    final class Builder extends ImmutableFailedItem.Builder {}
}
