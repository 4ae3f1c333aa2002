package io.github.orderflowmagento.operation.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.mapping.internal.ValueStyle;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/**
 * A recorded run.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface RecordedRun {
    /** The id in the history, which starts with the time: {@code 20261130T024915.123Z-order-export-7f3a9c1e}. */
    String id();

    /** The shop, by the name given to the listener. */
    String shop();

    /** The operation's name, for example {@code order export}. */
    String operation();

    /** Whether this was a dry run, which wrote nothing. */
    boolean isDryRun();

    /** When the run began, by the clock of its machine, to the millisecond. */
    Instant startedAt();

    /** When the run ended. Empty if it is still running or has crashed. */
    Optional<Instant> endedAt();

    /** The number of items by outcome, without outcomes that no item has. For an unfinished run, only items recorded so far count. */
    Map<Outcome, Long> counts();

    /** Why the run ended before it had processed everything: {@link Run#endedEarly}. */
    Optional<String> endedEarly();

    /**
     * The reason for {@link #endedEarly}, for use by programs: {@link Run#endedBy}. Empty if it is unknown, for example in a record of an
     * earlier version.
     */
    Optional<EndReason> endedBy();

    /** The {@link Run#warnings}: the first hundred, up to 1,000 characters each. */
    List<String> warnings();

    /** The number of items that could not be recorded. Default: 0. Known when the run has ended. */
    @Value.Default
    default long missing() {
        return 0;
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds recorded runs. Not thread-safe. */
    final class Builder extends ImmutableRecordedRun.Builder {}
}
