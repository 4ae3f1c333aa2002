package io.github.orderflowmagento.magento.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The position of a walk over changes that was broken off. Immutable.
 *
 * @param behind the shop's number of the last entity that was processed, as were all with lower numbers
 * @param begunAt when the walk began, by the shop's clock
 * @param newest the time of the newest change that it had found, by the shop's clock
 * @param clockAhead how far the shop's clock was ahead of the machine's when the walk began, in whole seconds; negative if it was behind
 */
public record WalkPosition(long behind, Instant begunAt, Instant newest, Duration clockAhead) {
    /**
     * Creates a position.
     *
     * @throws NullPointerException if a time is missing
     */
    public WalkPosition {
        Objects.requireNonNull(begunAt);
        Objects.requireNonNull(newest);
        Objects.requireNonNull(clockAhead);
    }
}
