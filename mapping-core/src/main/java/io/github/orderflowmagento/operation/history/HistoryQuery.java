package io.github.orderflowmagento.operation.history;

import java.time.Instant;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * A query for runs, or for items of runs.
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
    /** Only runs on this shop, by the name given to the listener. Default: any. */
    Optional<String> shop();

    /** Only runs of this operation, for example {@code order export}. Default: any. */
    Optional<String> operation();

    /** Only runs that began, or items that were settled, at this time or later. Default: any time. */
    Optional<Instant> since();

    /** The maximum number of results, from 1 to 10,000. Default: 100. */
    @Value.Default
    default int limit() {
        return 100;
    }

    /**
     * Rejects a limit that is out of range.
     *
     * @throws IllegalArgumentException if the limit is not from 1 to 10,000
     */
    @Value.Check
    default void check() {
        if (limit() < 1 || limit() > RunStore.MOST_LISTED) {
            throw new IllegalArgumentException("limit must be from 1 to " + RunStore.MOST_LISTED + ", was " + limit());
        }
    }

    /** Returns a query for the newest 100 results, of all shops and operations. */
    static HistoryQuery all() {
        return builder().build();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds queries. Not thread-safe. */
    final class Builder extends ImmutableHistoryQuery.Builder {}
}
