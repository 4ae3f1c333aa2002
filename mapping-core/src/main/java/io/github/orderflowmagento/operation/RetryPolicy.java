package io.github.orderflowmagento.operation;

import java.time.Duration;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * How often, and after what delays, an item is tried again that failed for a reason of its own which may pass. The delays grow by a
 * factor up to a cap, and are shortened by chance, so that items that failed together do not come back together.
 *
 * <pre>{@code
 * RetryPolicy patient = RetryPolicy.builder().attempts(10).firstDelay(Duration.ofMinutes(1)).build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface RetryPolicy {
    /** How often an item is tried before it is given up, the first time included. Default 4, as the extension has it. */
    @Value.Default
    default int attempts() {
        return 4;
    }

    /** The delay after the first failure. Default: five minutes. */
    @Value.Default
    default Duration firstDelay() {
        return Duration.ofMinutes(5);
    }

    /** By how much each delay is longer than the one before. Default 3. */
    @Value.Default
    default double factor() {
        return 3;
    }

    /** The longest delay. Default: six hours. */
    @Value.Default
    default Duration cap() {
        return Duration.ofHours(6);
    }

    /** The share of a delay, from 0 to 1, by which chance may shorten it. Default 0.2. */
    @Value.Default
    default double jitter() {
        return 0.2;
    }

    /**
     * The delay before the attempt that follows.
     *
     * @param failures how often the item has failed so far, at least once
     * @param chance from 0 to 1: how much of the jitter is taken off
     */
    default Duration delay(int failures, double chance) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures: at least 1, not " + failures);
        }
        double grown = firstDelay().toMillis() * Math.pow(factor(), (double) failures - 1);
        double full = Math.min((double) cap().toMillis(), grown);
        return Duration.ofMillis(Math.round(full * (1 - jitter() * chance)));
    }

    /** Refuses what makes no policy. */
    @Value.Check
    default void check() {
        if (attempts() < 1) {
            throw new IllegalArgumentException("attempts: at least 1, not " + attempts());
        }
        if (firstDelay().isNegative() || cap().compareTo(firstDelay()) < 0) {
            throw new IllegalArgumentException(
                    "firstDelay: from nothing to the cap of " + cap() + ", not " + firstDelay());
        }
        if (!(factor() >= 1 && Double.isFinite(factor()))) {
            throw new IllegalArgumentException("factor: at least 1, not " + factor());
        }
        if (!(jitter() >= 0 && jitter() <= 1)) {
            throw new IllegalArgumentException("jitter: from 0 to 1, not " + jitter());
        }
    }

    /** Four attempts; about five, fifteen and forty-five minutes between them. */
    static RetryPolicy standard() {
        return builder().build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds policies. */
    final class Builder extends ImmutableRetryPolicy.Builder {}
}
