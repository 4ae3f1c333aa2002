package io.github.orderflowmagento.operation.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/** One time of export for each batch: what is sent later must not count as known to OrderFlow by what it says before. */
final class ExportTimes {
    private final Clock clock;
    private final Map<String, Instant> sent = new HashMap<>();
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

    /** The item goes out with the batch. */
    void sends(String key) {
        sent.put(key, batch);
    }

    /** The run with the times of those orders that OrderFlow has. */
    Run addedTo(Run run) {
        Map<String, Instant> exportedAt = new LinkedHashMap<>();
        for (ItemOutcome item : run.items()) {
            Instant time = sent.get(item.key());
            boolean isThere = item.outcome() == Outcome.DONE || item.outcome() == Outcome.ALREADY_THERE;
            if (time != null && isThere) {
                exportedAt.put(item.key(), time);
            }
        }
        return run.isDryRun()
                ? run
                : Run.builder().from(run).exportedAt(exportedAt).build();
    }
}
