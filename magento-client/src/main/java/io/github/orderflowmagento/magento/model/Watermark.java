package io.github.orderflowmagento.magento.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * Marks how far the changes of a shop have been followed. A walk over changes begins at one watermark, and returns another for the next
 * walk. Store it between walks, one for each query. Immutable, and of bounded size.
 */
@Value.Immutable
@ValueStyle
public interface Watermark {
    /**
     * How long before {@link #until} the next walk begins. A change is found if it becomes visible within this time after the time stamp
     * that the shop gave it: a transaction may end late, and the clocks of a shop's servers may differ.
     */
    Duration OVERLAP = Duration.ofMinutes(10);

    /** Until when changes have been found, by the shop's clock, UTC. Empty before the first walk. */
    Optional<Instant> until();

    /**
     * The entities found between {@link #OVERLAP} before {@link #until} and {@code until}, 10,000 at most: from an entity's key to the time
     * when it was last saved. The next walk leaves these out unless they were saved again. Default: none.
     */
    Map<String, Instant> seen();

    /**
     * How far the shop's clock was ahead of this machine's when the walk began, in whole seconds; negative if it was behind. With it the
     * next walk detects that the shop's clock was set back. Empty before the first walk, and if the shop's answers have no date.
     */
    Optional<Duration> clockAhead();

    /**
     * The position of a walk that was broken off: the next walk continues there, and returns the rest. Empty if there is no such walk to
     * continue.
     */
    Optional<WalkPosition> position();

    /** The time from which the next walk lists changes: {@link #until} less {@link #OVERLAP}. Empty for all changes. */
    default Optional<Instant> since() {
        return until().map(time -> time.minus(OVERLAP));
    }

    /** Returns the watermark for the first walk: no changes have been found yet. */
    static Watermark initial() {
        return builder().build();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Watermark} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableWatermark.Builder {}
}
