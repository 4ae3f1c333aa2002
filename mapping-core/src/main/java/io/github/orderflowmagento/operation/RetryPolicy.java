package io.github.orderflowmagento.operation;

import java.time.Duration;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * How often and after which delays an item is retried if it failed itself, for a possibly temporary reason. Delays grow by a factor up to a
 * maximum, and are shortened at random so that items that failed together are not all retried together.
 *
 * <pre>{@code
 * RetryPolicy patient = RetryPolicy.builder().attempts(10).firstDelay(Duration.ofMinutes(1)).build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface RetryPolicy {
    /** The number of attempts, including the first, before an item is given up; at least 1. Default: 4, as in the extension. */
    @Value.Default
    default int attempts() {
        return 4;
    }

    /** The delay after the first failure, from zero to {@link #cap}. Default: five minutes. */
    @Value.Default
    default Duration firstDelay() {
        return Duration.ofMinutes(5);
    }

    /** The factor by which each delay exceeds the previous one; at least 1. Default: 3. */
    @Value.Default
    default double factor() {
        return 3;
    }

    /** The maximum delay. Default: six hours. */
    @Value.Default
    default Duration cap() {
        return Duration.ofHours(6);
    }

    /** The share of a delay, from 0 to 1, by which it may be shortened at random. Default: 0.2. */
    @Value.Default
    default double jitter() {
        return 0.2;
    }

    /**
     * Returns the delay before the next attempt.
     *
     * @param failures how often the item has failed so far, at least once
     * @param chance a random number from 0 to 1: the share of the jitter that is subtracted
     * @throws IllegalArgumentException if {@code failures} is less than 1
     */
    default Duration delay(int failures, double chance) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures must be at least 1, was " + failures);
        }
        double grown = firstDelay().toMillis() * Math.pow(factor(), (double) failures - 1);
        double full = Math.min((double) cap().toMillis(), grown);
        return Duration.ofMillis(Math.round(full * (1 - jitter() * chance)));
    }

    /**
     * Rejects invalid values.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    @Value.Check
    default void check() {
        if (attempts() < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, was " + attempts());
        }
        if (firstDelay().isNegative() || cap().compareTo(firstDelay()) < 0) {
            throw new IllegalArgumentException(
                    "firstDelay must be from zero to the maximum of " + cap() + ", was " + firstDelay());
        }
        if (!(factor() >= 1 && Double.isFinite(factor()))) {
            throw new IllegalArgumentException("factor must be at least 1, was " + factor());
        }
        if (!(jitter() >= 0 && jitter() <= 1)) {
            throw new IllegalArgumentException("jitter must be from 0 to 1, was " + jitter());
        }
    }

    /** Returns the standard policy: four attempts, about five, fifteen and forty-five minutes apart. */
    static RetryPolicy standard() {
        return builder().build();
    }

    /** Returns a new builder. Builders are not thread-safe; policies are immutable. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds policies. Not thread-safe. */
    final class Builder extends ImmutableRetryPolicy.Builder {}
}
