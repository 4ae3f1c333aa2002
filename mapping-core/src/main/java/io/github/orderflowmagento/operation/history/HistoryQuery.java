package io.github.orderflowmagento.operation.history;

import java.time.Instant;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * Which runs, or items of runs, are asked for.
 *
 * <pre>{@code
 * HistoryQuery sinceYesterday = HistoryQuery.builder().since(Instant.now().minus(Duration.ofDays(1))).limit(500).build();
 * }</pre>
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface HistoryQuery {
    /** Only runs on this shop, as the listener was told to call it. Default: any. */
    Optional<String> shop();

    /** Only runs of this operation: {@code order export}. Default: any. */
    Optional<String> operation();

    /** Only runs that began, or items that were settled, at this time or later. Default: at any time. */
    Optional<Instant> since();

    /** How many at most, from 1 to 10,000. Default: 100. */
    @Value.Default
    default int limit() {
        return 100;
    }

    /** Refuses a limit that is out of bounds. */
    @Value.Check
    default void check() {
        if (limit() < 1 || limit() > RunStore.MOST_LISTED) {
            throw new IllegalArgumentException("limit: from 1 to " + RunStore.MOST_LISTED + ", not " + limit());
        }
    }

    /** The newest of everything. */
    static HistoryQuery all() {
        return builder().build();
    }

    /** A new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds queries. Not thread-safe. */
    final class Builder extends ImmutableHistoryQuery.Builder {}
}
