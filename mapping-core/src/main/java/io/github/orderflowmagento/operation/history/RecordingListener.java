package io.github.orderflowmagento.operation.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;

/**
 * Records the runs of one shop. Concurrent runs of one operation are distinguished by their threads, since a run calls its listener from
 * its own. Thread-safe.
 */
final class RecordingListener implements RunListener {
    private static final int LONGEST_SHOP = 200;
    private static final int LONGEST_OPERATION = 100;
    private static final int LONGEST_SLUG = 40;

    /** Aborted runs never report their end: beyond this number the oldest is forgotten. */
    private static final int MOST_OPEN = 1_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final RunStore store;
    private final String shop;
    private final Clock clock;

    private final Map<Key, OpenRun> open = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OpenRun> eldest) {
            return size() > MOST_OPEN;
        }
    };

    private record Key(long thread, String operation) {
        static Key here(String operation) {
            return new Key(Thread.currentThread().getId(), operation);
        }
    }

    RecordingListener(RunStore store, String shop, Clock clock) {
        if (shop.isBlank() || shop.length() > LONGEST_SHOP) {
            throw new IllegalArgumentException("shop must have from 1 to " + LONGEST_SHOP + " characters");
        }
        this.store = store;
        this.shop = RecordedText.of(shop, LONGEST_SHOP);
        this.clock = clock;
    }

    @Override
    public void started(String operation, boolean dryRun) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OpenRun run = new OpenRun(
                store,
                clock,
                RecordedRun.builder()
                        .id(id(now, operation))
                        .shop(shop)
                        .operation(RecordedText.of(operation, LONGEST_OPERATION))
                        .isDryRun(dryRun)
                        .startedAt(now)
                        .build());
        @Nullable OpenRun brokenOff;
        synchronized (open) {
            brokenOff = open.put(Key.here(operation), run);
        }
        if (brokenOff != null) {
            brokenOff.flush();
        }
    }

    @Override
    public void called(CallMade call) {
        find(call.operation()).ifPresent(OpenRun::flush);
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        find(operation).ifPresent(run -> run.settled(item));
    }

    @Override
    public void ended(Run run, Duration took) {
        Optional<OpenRun> ended = find(run.operation());
        synchronized (open) {
            ended.ifPresent(open.values()::remove);
        }
        ended.ifPresent(record -> record.end(run));
    }

    /** Returns the run of this thread; for an event from another thread, the run that began last. */
    private Optional<OpenRun> find(String operation) {
        synchronized (open) {
            return Optional.ofNullable(open.get(Key.here(operation)))
                    .or(() -> open.entrySet().stream()
                            .filter(run -> run.getKey().operation().equals(operation))
                            .reduce((earlier, later) -> later)
                            .map(Map.Entry::getValue));
        }
    }

    /** Readable, in chronological order, usable as a file name, and unique. */
    private static String id(Instant time, String operation) {
        String slug = operation.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String suffix = "%08x".formatted(ThreadLocalRandom.current().nextInt());
        return TIME.format(time) + "-" + slug.substring(0, Math.min(slug.length(), LONGEST_SLUG)) + "-" + suffix;
    }
}
