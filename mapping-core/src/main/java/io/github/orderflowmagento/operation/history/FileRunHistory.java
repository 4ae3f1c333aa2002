package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RunListener;

/**
 * A record of runs in a folder: one file of JSON lines per run, named after its time and operation, readable by people and tools. Each file
 * is written only by its own run, so any number of processes may share a folder.
 *
 * <p>To find an item, files are read newest first until enough outcomes are found. This suits up to some hundred thousand items; for more,
 * or for runs on several machines, use {@link JdbcRunHistory}.
 *
 * <p>Incomplete lines, left by a full disk or a killed process, are skipped.
 */
public final class FileRunHistory implements RunHistory {
    /** The maximum lag of a file server's clock. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final RunFolder folder;
    private final Clock clock;

    /**
     * Creates a history in a folder.
     *
     * @param folder in the default file system; created when the first run begins, if missing
     */
    public FileRunHistory(Path folder) {
        this(folder, Clock.systemUTC());
    }

    FileRunHistory(Path folder, Clock clock) {
        this.folder = new RunFolder(folder.toAbsolutePath().normalize());
        this.clock = clock;
    }

    @Override
    public RunListener listener(String shop) {
        return new RecordingListener(folder, shop, clock);
    }

    @Override
    public List<RecordedRun> runs(HistoryQuery query) {
        return reading(() -> {
            List<RecordedRun> runs = new ArrayList<>();
            Iterator<String> ids = NewestFirst.in(folder.path());
            while (runs.size() < query.limit() && ids.hasNext()) {
                RunFile file = folder.file(ids.next());
                Optional<RecordedRun> begun = file.begun();
                if (begun.isPresent() && matches(begun.get(), query)) {
                    if (query.since().filter(begun.get().startedAt()::isBefore).isPresent()) {
                        break; // all further ones are older
                    }
                    file.ended(begun.get()).ifPresent(runs::add);
                }
            }
            return runs;
        });
    }

    private static boolean matches(RecordedRun run, HistoryQuery query) {
        return query.shop().filter(shop -> !shop.equals(run.shop())).isEmpty()
                && query.operation()
                        .filter(operation -> !operation.equals(run.operation()))
                        .isEmpty();
    }

    @Override
    public Optional<RecordedRun> run(String id) {
        return reading(() -> RunFile.isId(id) ? folder.file(id).run() : Optional.empty());
    }

    @Override
    public Stream<RecordedItem> items(String id) {
        return reading(() -> {
            RunFile file = folder.file(id);
            Optional<RecordedRun> begun = RunFile.isId(id) ? file.begun() : Optional.empty();
            return begun.isPresent() ? file.items(begun.get(), line -> true) : Stream.empty();
        });
    }

    @Override
    public List<RecordedItem> outcomes(String key, HistoryQuery query) {
        return items(query, query.limit(), lineOf(key), itemOf(key));
    }

    @Override
    public List<RecordedItem> failures(HistoryQuery query) {
        return items(
                query,
                query.limit(),
                line -> RunStore.FAILURES.stream().map(Outcome::code).anyMatch(line::contains),
                item -> RunStore.FAILURES.contains(item.item().outcome()));
    }

    @Override
    public Optional<RecordedItem> lastSent(String key, HistoryQuery query) {
        Predicate<RecordedItem> isSent =
                item -> !item.isDryRun() && item.item().fingerprint().isPresent();
        return items(query, 1, lineOf(key), isSent.and(itemOf(key))).stream().findFirst();
    }

    private static Predicate<String> lineOf(String key) {
        String quoted = RunLines.quoted(RecordedText.key(key));
        return line -> line.contains(quoted);
    }

    private static Predicate<RecordedItem> itemOf(String key) {
        String recorded = RecordedText.key(key);
        return item -> item.item().key().equals(recorded);
    }

    /** @param line whether a line should be parsed as an item */
    private List<RecordedItem> items(
            HistoryQuery query, int limit, Predicate<String> line, Predicate<RecordedItem> item) {
        return reading(() -> {
            List<RecordedItem> items = new ArrayList<>();
            Iterator<String> ids = NewestFirst.in(folder.path());
            while (items.size() < limit && ids.hasNext()) {
                items.addAll(lastItems(folder.file(ids.next()), query, limit - items.size(), line, item));
            }
            return items;
        });
    }

    private static Collection<RecordedItem> lastItems(
            RunFile file, HistoryQuery query, int limit, Predicate<String> line, Predicate<RecordedItem> item)
            throws IOException {
        Optional<RecordedRun> begun = file.begun().filter(run -> matches(run, query));
        if (begun.isEmpty() || isTooOld(file, query)) {
            return List.of();
        }
        Deque<RecordedItem> last = new ArrayDeque<>();
        try (Stream<RecordedItem> items = file.items(begun.get(), line)) {
            items.filter(item)
                    .filter(found ->
                            query.since().filter(found.settledAt()::isBefore).isEmpty())
                    .forEach(found -> {
                        last.addFirst(found);
                        if (last.size() > limit) {
                            last.removeLast();
                        }
                    });
        }
        return last;
    }

    /** A run may have settled items long after it began. */
    private static boolean isTooOld(RunFile file, HistoryQuery query) throws IOException {
        return query.since().isPresent()
                && !file.isWrittenSince(query.since().get().minus(CLOCK_TOLERANCE));
    }

    @Override
    public int deleteBefore(Instant time) {
        return reading(() -> {
            Set<List<String>> kept = new HashSet<>();
            int deleted = 0;
            Iterator<String> ids = NewestFirst.in(folder.path());
            while (deleted < RunStore.MOST_DELETED && ids.hasNext()) {
                RunFile file = folder.file(ids.next());
                Optional<RecordedRun> begun = file.begun();
                boolean isNewest = begun.isPresent()
                        && kept.add(List.of(begun.get().shop(), begun.get().operation()));
                boolean isOld = begun.isPresent()
                        ? begun.get().startedAt().isBefore(time)
                        : !file.isWrittenSince(time); // its first line could not be written
                if (isOld && !isNewest && file.delete()) {
                    deleted++;
                }
            }
            return deleted;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T result() throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.result();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException(this + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "history in " + folder.path();
    }
}
