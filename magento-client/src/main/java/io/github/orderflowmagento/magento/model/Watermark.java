package io.github.orderflowmagento.magento.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

/**
 * How far the changes of a shop have been followed: what a walk over changes begins from, and what it leaves for the
 * next one. A value of bounded size to be stored between walks; one for each query that is followed.
 */
@Value.Immutable
@ModelStyle
public interface Watermark {
    /**
     * How far behind {@link #until} the next walk begins. A change is found if it became visible within this time after
     * the moment that the shop wrote down as its own: a transaction may end late, and the servers of a shop need not
     * agree about the time.
     */
    Duration OVERLAP = Duration.ofMinutes(10);

    /** Up to when changes have been looked at, by the shop's clock, UTC. Empty before the first walk. */
    Optional<Instant> until();

    /**
     * What has been met between {@link #OVERLAP} before {@link #until} and then: when each entity, by its key, was last
     * saved.
     */
    Map<String, Instant> seen();

    /**
     * How far the shop's clock was ahead of this machine's when the walk began, in whole seconds; negative if it was behind. By it the next
     * walk notices that the shop's clock was set back. Empty before the first walk, and if the shop's answers bear no date.
     */
    Optional<Duration> clockAhead();

    /** From when on the next walk asks for changes; empty for all there is. */
    default Optional<Instant> since() {
        return until().map(time -> time.minus(OVERLAP));
    }

    /** Nothing has been looked at. */
    static Watermark initial() {
        return builder().build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Watermark values. */
    final class Builder extends ImmutableWatermark.Builder {}
}
