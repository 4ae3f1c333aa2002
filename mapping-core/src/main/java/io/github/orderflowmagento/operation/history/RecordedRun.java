package io.github.orderflowmagento.operation.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/**
 * A run, as it was recorded.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface RecordedRun {
    /** Its name in the history, which begins with the time: {@code 20261130T024915.123Z-order-export-7f3a9c1e}. */
    String id();

    /** The shop, as the listener was told to call it. */
    String shop();

    /** Which operation, in words: {@code order export}. */
    String operation();

    /** Whether nothing was written to the other side. */
    boolean isDryRun();

    /** When it began, by the clock of the machine that it ran on, to the millisecond. */
    Instant startedAt();

    /** When it ended. Empty if it goes on, or has died. */
    Optional<Instant> endedAt();

    /** How many items ended as what, without those of which there are none. Of a run that has not ended, as far as items were recorded. */
    Map<Outcome, Long> counts();

    /** Why it ended before it had looked at everything: {@link Run#endedEarly}. */
    Optional<String> endedEarly();

    /** What somebody should see: {@link Run#warnings}. The first hundred, each of 1,000 characters at most. */
    List<String> warnings();

    /** How many of its items could not be recorded. Default: 0. Known when it has ended. */
    @Value.Default
    default long missing() {
        return 0;
    }

    /** A new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds recorded runs. Not thread-safe. */
    final class Builder extends ImmutableRecordedRun.Builder {}
}
