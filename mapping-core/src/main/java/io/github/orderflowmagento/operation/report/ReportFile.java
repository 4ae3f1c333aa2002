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
 * A report that is written while runs go on, in constant memory: each item is in the file as soon as it has its outcome, so that the file
 * can be read at any moment.
 *
 * <pre>{@code
 * try (ReportFile report = ReportFile.html(Path.of("orders.html"))) {
 *     OrderExport.between(shop, warehouse).listener(report).build().run(state);
 *     report.failure().ifPresent(System.err::println);
 * }
 * }</pre>
 *
 * <p>Several operations may share a report, one after another or at the same time: each row names its operation. The first run begins the
 * file anew; those that follow are appended, for as long as the report lives. So take a new report for each round of runs; for a service
 * that runs for months there is {@link io.github.orderflowmagento.operation.history.RunHistory}. Fields and outcomes have the names of
 * {@link RunReport}.
 *
 * <p>A report that cannot be written (no such folder, a full disk) is said once, as a WARN to SLF4J and by {@link #failure}. From then on
 * nothing more is written to it, what is in it stays, and the runs go on. Safe for several threads. An interrupt does no harm to it.
 */
public final class ReportFile implements RunListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    private final Path path;
    private final ReportFormat format;
    private @Nullable RandomAccessFile file;

    /** Where what is kept ends, in bytes. */
    private long end;

    private boolean hasBegun;
    private int runs;
    private @Nullable String failure;

    private ReportFile(Path path, ReportFormat format) {
        this.path = path.toAbsolutePath();
        this.format = format;
    }

    /**
     * CSV (RFC 4180, UTF-8): a line of field names and a line for each item. A text that a spreadsheet would take for a formula is preceded by
     * an apostrophe. It holds items only: that a run has ended early, and its warnings, are in the other forms.
     *
     * @param path in the default file system; its folder must be there when the first run begins, and a file that is there is replaced
     */
    public static ReportFile csv(Path path) {
        return new ReportFile(path, new GrowingCsv());
    }

    /**
     * JSON lines: one object on each line, with its {@code type}: {@code started} and {@code ended} for a run, {@code item} for an item. Each
     * names its {@code operation}; an ended run has {@code endedEarly} (why, or null), {@code warnings} and {@code counts}.
     *
     * @param path as for {@link #csv}
     */
    public static ReportFile jsonLines(Path path) {
        return new ReportFile(path, new GrowingJsonLines());
    }

    /**
     * A page that needs nothing else: no script, no picture, no address of anything. Counts and warnings of a run stand below its items. Until a
     * run has ended, the end of the page says that it has not, and what it has settled so far.
     *
     * @param path as for {@link #csv}
     */
    public static ReportFile html(Path path) {
        return new ReportFile(path, new GrowingHtml());
    }

    /** Why the report lacks something: it could not be written. Empty if it could. */
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

    /** Lets go of the file. It is open only while runs go on, so this is for runs that break off without an end. */
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

    /** What is to be written depends on what was written before, so it is asked for in its turn. */
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

    /** No channel: an interrupt of the thread would close it. */
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
            LOG.warn("{}; the run goes on", failure);
            cutOff();
            close();
        }
    }

    /** What could be written in part only is taken away again, as far as that is possible. */
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
