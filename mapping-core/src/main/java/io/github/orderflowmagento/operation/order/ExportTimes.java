package io.github.orderflowmagento.operation.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One time of export for each batch: what is sent later must not count as known to OrderFlow by what it says before. */
final class ExportTimes {
    private final Clock clock;
    private Instant batch = Instant.EPOCH;

    ExportTimes(Clock clock) {
        this.clock = clock;
    }

    /** Another batch begins now; OrderFlow is told no fractions of a second. */
    void beginBatch() {
        batch = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The time of the batch. */
    Instant batch() {
        return batch;
    }
}
