package io.github.orderflowmagento.operation.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** A run that is being recorded. Items are recorded in batches. If that fails, the run continues and the lost items are counted. */
final class OpenRun {
    static final int MOST_WAITING = 500;

    private static final Logger LOG = LoggerFactory.getLogger(OpenRun.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    /** A store that fails after long timeouts may take up to a tenth of the run's time. */
    private static final int PAUSE_FACTOR = 10;

    private static final int LONGEST_DETAIL = 2_000;
    private static final int LONGEST_WARNING = 1_000;
    private static final int MOST_WARNINGS = 100;
    private static final int LONGEST_FINGERPRINT = 64;

    /** The latest year that databases accept. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final RunStore store;
    private final Clock clock;
    private final RecordedRun begun;
    private final List<RecordedItem> waiting = new ArrayList<>();
    private boolean isBegun;
    private long settled;
    private long missing;
    private Instant lastTry;
    private Instant pausedUntil;
    private boolean hasFailed;

    OpenRun(RunStore store, Clock clock, RecordedRun begun) {
        this.store = store;
        this.clock = clock;
        this.begun = begun;
        this.lastTry = begun.startedAt();
        this.pausedUntil = begun.startedAt();
        attempt(() -> {});
    }

    synchronized void settled(ItemOutcome item) {
        Instant now = clock.instant();
        waiting.add(RecordedItem.builder()
                .runId(begun.id())
                .shop(begun.shop())
                .operation(begun.operation())
                .isDryRun(begun.isDryRun())
                .settledAt(now.truncatedTo(ChronoUnit.MILLIS))
                .item(bounded(item))
                .build());
        settled++;
        if (waiting.size() >= MOST_WAITING || !now.isBefore(lastTry.plus(LONGEST_WAIT))) {
            flush();
        }
    }

    synchronized void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<RecordedItem> items = List.copyOf(waiting);
        waiting.clear();
        long first = settled - items.size();
        boolean isRecorded =
                !clock.instant().isBefore(pausedUntil) && attempt(() -> store.append(begun.id(), first, items));
        if (!isRecorded) {
            missing += items.size();
        }
    }

    synchronized void end(Run run) {
        flush();
        RecordedRun ended = RecordedRun.builder()
                .from(begun)
                .endedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .counts(counts(run))
                .endedEarly(run.endedEarly().map(reason -> RecordedText.of(reason, LONGEST_DETAIL)))
                .endedBy(run.endedBy())
                .warnings(run.warnings().stream()
                        .limit(MOST_WARNINGS)
                        .map(warning -> RecordedText.of(warning, LONGEST_WARNING))
                        .toList())
                .missing(missing)
                .build();
        attempt(() -> store.end(ended));
    }

    private static Map<Outcome, Long> counts(Run run) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        run.counts().forEach((outcome, count) -> {
            if (count > 0) {
                counts.put(outcome, count.longValue());
            }
        });
        return counts;
    }

    /** Fields have a maximum length, outcomes do not. */
    private static ItemOutcome bounded(ItemOutcome item) {
        ItemOutcome.Builder bounded = ItemOutcome.builder();
        bounded.key(RecordedText.key(item.key()))
                .outcome(item.outcome())
                .detail(RecordedText.of(item.detail(), LONGEST_DETAIL))
                .attempts(item.attempts())
                .dueAt(item.dueAt().map(OpenRun::bounded))
                .fingerprint(item.fingerprint().map(hash -> RecordedText.of(hash, LONGEST_FINGERPRINT)));
        return bounded.build();
    }

    private static Instant bounded(Instant time) {
        Instant bounded = time.isAfter(LATEST) ? LATEST : time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        return bounded.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Records an event, preceded by the beginning of the run if that could not be recorded before.
     *
     * @return whether it was recorded
     */
    private boolean attempt(Runnable step) {
        Instant before = clock.instant();
        try {
            if (!isBegun) {
                store.begin(begun);
                isBegun = true;
            }
            step.run();
            return true;
        } catch (RuntimeException e) {
            failed(e, before);
            return false;
        } finally {
            lastTry = clock.instant();
        }
    }

    private void failed(RuntimeException e, Instant before) {
        Instant now = clock.instant();
        Duration pause = Duration.between(before, now).multipliedBy(PAUSE_FACTOR);
        pausedUntil = now.plus(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE);
        if (!hasFailed) {
            hasFailed = true;
            LOG.warn(
                    "{}: the run cannot be recorded, and continues: {}",
                    begun.operation(),
                    SanitizedText.line(String.valueOf(e.getMessage())));
        }
    }
}
