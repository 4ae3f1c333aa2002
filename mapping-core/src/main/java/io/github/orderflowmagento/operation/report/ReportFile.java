package io.github.orderflowmagento.operation.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * A report in a file that is written while runs are active, in constant memory: each item is in the file as soon as it has its outcome, so
 * the file can be read at any time.
 *
 * <pre>{@code
 * try (ReportFile report = ReportFile.html(Path.of("orders.html"))) {
 *     OrderExport.between(shop, warehouse).listener(report).build().run(state);
 *     report.failure().ifPresent(System.err::println);
 * }
 * }</pre>
 *
 * <p>Several operations may share a report, in sequence or concurrently: each row contains its operation. The first run replaces the file;
 * later ones are appended as long as the report is in use. So create a new report for each round of runs; for a service that runs for
 * months, use {@link io.github.orderflowmagento.operation.history.RunHistory}. Fields and outcomes have the names of {@link RunReport}.
 *
 * <p>If a report cannot be written (missing folder, full disk), this is reported once, as a WARN to SLF4J and by {@link #failure}. From
 * then on nothing is written, existing content is kept, and the runs continue. Thread-safe. Not affected by interrupts.
 */
public final class ReportFile implements RunListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    private final Path path;
    private final ReportFormat format;
    private @Nullable RandomAccessFile file;

    /** The end of the permanent content, in bytes. */
    private long end;

    private boolean hasBegun;
    private int runs;
    private @Nullable String failure;

    private ReportFile(Path path, ReportFormat format) {
        this.path = path.toAbsolutePath();
        this.format = format;
    }

    /**
     * Creates a report in CSV (RFC 4180, UTF-8): a header line, then one line per item. A text that a spreadsheet would take for a formula
     * is preceded by an apostrophe. Contains items only: use another format for warnings and early ends of runs.
     *
     * @param path in the default file system; its folder must exist when the first run begins, and an existing file is replaced
     */
    public static ReportFile csv(Path path) {
        return new ReportFile(path, new GrowingCsv());
    }

    /**
     * Creates a report in JSON lines: one object per line, with its {@code type}: {@code started} and {@code ended} for a run, {@code item}
     * for an item. Each has the {@code operation}; {@code started} and {@code ended} have {@code dryRun}; {@code ended} also has {@code
     * endedEarly} (the reason, or null), {@code endedBy} (its code, or null), {@code warnings} and {@code counts}.
     *
     * @param path as for {@link #csv}
     */
    public static ReportFile jsonLines(Path path) {
        return new ReportFile(path, new GrowingJsonLines());
    }

    /**
     * Creates a self-contained page: no scripts, no pictures, no links. Counts and warnings of a run follow its items. Until a run has
     * ended, which an aborted run never does, the end of the page says that it has not, and shows how many items are settled.
     *
     * @param path as for {@link #csv}
     */
    public static ReportFile html(Path path) {
        return new ReportFile(path, new GrowingHtml());
    }

    /** Returns why the report could not be written completely; empty if nothing has failed. */
    public synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void started(String operation, boolean dryRun) {
        runs++;
        write(() -> format.started(operation, dryRun));
    }

    @Override
    public synchronized void settled(String operation, ItemOutcome item) {
        write(() -> format.item(operation, item));
    }

    @Override
    public synchronized void ended(Run run, Duration took) {
        write(() -> format.ended(run));
        runs = Math.max(0, runs - 1);
        if (runs == 0) {
            close();
        }
    }

    /** Closes the file. It is open only during runs, so closing it is necessary only after an aborted run. */
    @Override
    public synchronized void close() {
        runs = 0;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                fail(e);
            }
            file = null;
        }
    }

    /** Writes in sequence, since the text depends on what was written before. */
    @FunctionalInterface
    private interface Next {
        ReportFormat.Piece piece();
    }

    private void write(Next next) {
        if (failure != null) {
            return;
        }
        try {
            RandomAccessFile open = open();
            if (!hasBegun) {
                write(open, format.begin());
                hasBegun = true;
            }
            write(open, next.piece());
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** Does not use a channel, since an interrupt of the thread would close it. */
    private RandomAccessFile open() throws IOException {
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "rw");
            if (!hasBegun || file.length() < end) { // it was deleted meanwhile
                hasBegun = false;
                end = 0;
                file.setLength(0);
            }
        }
        return file;
    }

    private void write(RandomAccessFile open, ReportFormat.Piece piece) throws IOException {
        byte[] kept = piece.kept().getBytes(StandardCharsets.UTF_8);
        byte[] tail = piece.tail().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[kept.length + tail.length];
        System.arraycopy(kept, 0, bytes, 0, kept.length);
        System.arraycopy(tail, 0, bytes, kept.length, tail.length);
        open.seek(end);
        open.write(bytes);
        end += kept.length;
        if (open.length() > end + tail.length) {
            open.setLength(end + tail.length);
        }
    }

    private void fail(Exception e) {
        if (failure == null) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            failure = SanitizedText.line(path + ": the report cannot be written: " + reason);
            LOG.warn("{}; the run continues", failure);
            cutOff();
            close();
        }
    }

    /** Removes an incomplete write, as far as possible. */
    private void cutOff() {
        try {
            if (file != null && file.length() > end) {
                file.setLength(end);
            }
        } catch (IOException e) {
            LOG.debug("{}: cannot be cut to its last whole line", path, e);
        }
    }
}
