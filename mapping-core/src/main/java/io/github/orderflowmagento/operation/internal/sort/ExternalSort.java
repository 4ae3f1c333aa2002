package io.github.orderflowmagento.operation.internal.sort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of rows by their keys, in the order of {@link String#compareTo}; rows with equal keys keep their order. Holds about a
 * megabyte of rows in memory; beyond that, sorted runs are written to a temporary file, which is merged as it grows and takes up to four
 * times the size of the rows. Few rows use no disk. Not thread-safe.
 */
public final class ExternalSort<T> implements AutoCloseable {
    private static final int MEMORY = 1024 * 1024;
    private static final int MERGED_TOGETHER = 16;

    private final RowFormat<T> format;
    private final int memory;
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private List<EncodedRow> held = new ArrayList<>();
    private long sizeOfHeld;
    private final List<SortedRun> runs = new ArrayList<>();
    private @Nullable TemporaryFile file;

    public ExternalSort(RowFormat<T> format) {
        this(format, MEMORY);
    }

    /** @param memory the size in bytes of the rows held in memory */
    ExternalSort(RowFormat<T> format, int memory) {
        this.format = format;
        this.memory = memory;
    }

    /** Returns a key that sorts rows by a non-negative number. */
    public static String key(long number) {
        return HexFormat.of().toHexDigits(number);
    }

    /**
     * Adds a row.
     *
     * @throws StorageException if the temporary file cannot be written
     */
    public void add(String key, T value) {
        EncodedRow row = new EncodedRow(key, encoded(value));
        held.add(row);
        sizeOfHeld += row.size();
        if (sizeOfHeld > memory) {
            spill();
        }
    }

    private byte[] encoded(T value) {
        encoded.reset();
        try {
            format.write(value, new DataOutputStream(encoded));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory never fails", e);
        }
        return encoded.toByteArray();
    }

    private T decoded(EncodedRow row) {
        try {
            return format.read(new DataInputStream(new ByteArrayInputStream(row.value())));
        } catch (IOException e) {
            throw StorageException.ofTemporaryFile(e);
        }
    }

    private void spill() {
        try {
            if (file == null) {
                file = new TemporaryFile();
            }
            sortHeld();
            runs.add(SortedRun.write(file, held.iterator(), 0));
            held = new ArrayList<>();
            sizeOfHeld = 0;
            mergeLast(file);
        } catch (IOException e) {
            throw StorageException.ofTemporaryFile(e);
        }
    }

    private void sortHeld() {
        held.sort(Comparator.comparing(EncodedRow::key));
    }

    /** Keeps the number of remaining runs small, since each needs a buffer. */
    private void mergeLast(TemporaryFile into) throws IOException {
        while (runs.size() >= MERGED_TOGETHER) {
            List<SortedRun> last = runs.subList(runs.size() - MERGED_TOGETHER, runs.size());
            int level = last.get(MERGED_TOGETHER - 1).level();
            if (last.get(0).level() != level) {
                return;
            }
            SortedRun merged = SortedRun.write(
                    into, new Merge(last.stream().map(SortedRun::rows).toList()), level + 1);
            last.clear();
            runs.add(merged);
        }
    }

    /**
     * Returns all rows in order, any number of times. No rows may be added afterwards. Reading them may throw a {@link StorageException}.
     */
    public SortedRows<T> sorted() {
        sortHeld();
        Iterator<EncodedRow> merged =
                new Merge(Stream.concat(runs.stream().map(SortedRun::rows), Stream.of(held.iterator()))
                        .toList());
        return new SortedRows<>(merged, this::decoded);
    }

    /** Deletes the temporary file. */
    @Override
    public void close() {
        held = new ArrayList<>();
        runs.clear();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw StorageException.ofTemporaryFile(e);
        }
    }
}
