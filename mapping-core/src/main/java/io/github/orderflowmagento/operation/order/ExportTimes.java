package io.github.orderflowmagento.operation.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One time of export per batch: an order sent later must not count as known to OrderFlow by an earlier time. */
final class ExportTimes {
    private final Clock clock;
    private Instant batch = Instant.EPOCH;

    ExportTimes(Clock clock) {
        this.clock = clock;
    }

    /** Starts another batch; OrderFlow receives no fractions of a second. */
    void beginBatch() {
        batch = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the time of the batch. */
    Instant batch() {
        return batch;
    }
}
