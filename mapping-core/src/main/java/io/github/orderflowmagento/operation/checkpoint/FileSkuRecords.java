package io.github.orderflowmagento.operation.checkpoint;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.internal.sku.SkuRecords;
import io.github.orderflowmagento.operation.internal.sort.ExternalSort;
import io.github.orderflowmagento.operation.internal.sort.StorageException;

/**
 * Records of SKUs in two files beside a checkpoint: a sorted file, and a log of later changes to which a run appends. When the log has
 * grown, the next run merges it into the sorted file. A crash of the process or the machine at any moment leaves both readable; an
 * incomplete last line of the log is ignored.
 */
final class FileSkuRecords implements SkuRecords, AutoCloseable {
    /** So many changes are read by a run, be they of as many SKUs or of a few; of more a new sorted file is made. */
    private static final int MOST_LOGGED = 5000;

    private final Path sortedFile;
    private final Path newFile;
    private final Path logFile;
    private final Map<String, SkuRecord> logged = new HashMap<>();
    private @Nullable SortedSkuFile sorted;
    private @Nullable FileOutputStream log;

    FileSkuRecords(Path file) {
        this.sortedFile = file;
        this.newFile = file.resolveSibling(file.getFileName() + ".new");
        this.logFile = file.resolveSibling(file.getFileName() + ".log");
    }

    /** Work on the files. */
    @FunctionalInterface
    private interface Work<T> {
        T result() throws IOException;
    }

    private <T> T onFiles(Work<T> work) {
        try {
            return work.result();
        } catch (IOException e) {
            throw new StorageException(sortedFile + ": the records of the SKUs cannot be read or written", e);
        }
    }

    @Override
    public void begin() {
        onFiles(() -> {
            close();
            logged.clear();
            SortedSkuFile opened = SortedSkuFile.open(sortedFile).orElse(null);
            sorted = opened;
            if (opened != null && !hasReadLog(opened.mark())) {
                mergeLog(opened);
            }
            return sortedFile;
        });
    }

    /** Returns whether the log, if it exists, was read: false if it is too long, or belongs to another sorted file. */
    private boolean hasReadLog(String mark) throws IOException {
        if (!Files.exists(logFile)) {
            return true;
        }
        try (LineFile lines = new LineFile(logFile)) {
            if (!mark.equals(lines.next())) {
                return true;
            }
            int count = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                SkuDocument.read(line).ifPresent(change -> logged.put(change.sku(), change.record()));
                if (++count > MOST_LOGGED) {
                    return false;
                }
            }
            return true;
        }
    }

    private void mergeLog(SortedSkuFile before) throws IOException {
        logged.clear();
        try (ExternalSort<String> changes = new ExternalSort<>(TextFormat.INSTANCE)) {
            try (LineFile lines = new LineFile(logFile)) {
                lines.next();
                for (String line = lines.next(); line != null; line = lines.next()) {
                    String text = line;
                    SkuDocument.read(line).ifPresent(change -> changes.add(change.sku(), text));
                }
            }
            SortedSkuFile.write(newFile, before.mark(), new MergedSkuRecords(before.records(), changes.sorted()));
        }
        replaceSorted();
    }

    /** Deletes the log afterwards: merging it twice is harmless, losing it is not. */
    private void replaceSorted() throws IOException {
        close();
        ReplacedFile.replace(sortedFile, newFile);
        Files.deleteIfExists(logFile);
        sorted = SortedSkuFile.open(sortedFile).orElse(null);
    }

    @Override
    public String place() {
        return sorted == null ? "" : sorted.mark();
    }

    @Override
    public Map<String, SkuRecord> get(Collection<String> keys) {
        return onFiles(() -> {
            Map<String, SkuRecord> found = new TreeMap<>();
            for (String key : keys) {
                SkuRecord record = logged.get(key);
                if (record == null) {
                    record = sorted == null ? SkuRecord.NONE : sorted.get(key);
                }
                if (!record.isNone()) {
                    found.put(key, record);
                }
            }
            return found;
        });
    }

    @Override
    public void walk(BiPredicate<String, SkuRecord> visitor) {
        onFiles(() -> {
            SortedSkuFile.Records records = sorted == null ? () -> null : sorted.records();
            for (SkuDocument next = records.next(); next != null; next = records.next()) {
                if (!logged.containsKey(next.sku()) && !visitor.test(next.sku(), next.record())) {
                    return sortedFile;
                }
            }
            for (Map.Entry<String, SkuRecord> change : logged.entrySet()) {
                if (!change.getValue().isNone() && !visitor.test(change.getKey(), change.getValue())) {
                    return sortedFile;
                }
            }
            return sortedFile;
        });
    }

    @Override
    public void put(Map<String, SkuRecord> changed) {
        if (changed.isEmpty()) {
            return;
        }
        LeaseGuard.beforeWrite();
        onFiles(() -> {
            FileOutputStream out = openLog();
            StringBuilder lines = new StringBuilder();
            for (Map.Entry<String, SkuRecord> change : changed.entrySet()) {
                lines.append(new SkuDocument(change.getKey(), change.getValue()).write())
                        .append('\n');
            }
            out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync(); // a state that refers to these records may be saved at any moment
            return out;
        });
    }

    private FileOutputStream openLog() throws IOException {
        FileOutputStream open = log;
        if (open == null) {
            boolean isOfSorted = hasLogOf(place());
            open = new FileOutputStream(logFile.toFile(), isOfSorted);
            log = open;
            if (isOfSorted) {
                dropCutOffLine();
            } else {
                open.write((place() + '\n').getBytes(StandardCharsets.US_ASCII));
            }
        }
        return open;
    }

    private boolean hasLogOf(String mark) throws IOException {
        if (!Files.exists(logFile)) {
            return false;
        }
        try (LineFile lines = new LineFile(logFile)) {
            return mark.equals(lines.next());
        }
    }

    /** The next line would otherwise be taken for the rest of an incomplete one. */
    private void dropCutOffLine() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(logFile.toFile(), "rw")) {
            long end = file.length();
            while (end > 0) {
                file.seek(end - 1);
                if (file.read() == '\n') {
                    break;
                }
                end--;
            }
            file.setLength(end);
        }
    }

    @Override
    public void clear() {
        LeaseGuard.beforeWrite();
        onFiles(() -> {
            logged.clear();
            SortedSkuFile.write(newFile, "orderflow-magento SKU records " + UUID.randomUUID(), () -> null);
            replaceSorted();
            return sortedFile;
        });
    }

    @Override
    public void close() throws IOException {
        FileOutputStream written = log;
        SortedSkuFile read = sorted;
        log = null;
        sorted = null;
        if (read != null) {
            read.close();
        }
        if (written != null) {
            written.close();
        }
    }
}
