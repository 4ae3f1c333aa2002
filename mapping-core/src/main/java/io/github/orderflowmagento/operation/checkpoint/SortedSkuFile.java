package io.github.orderflowmagento.operation.checkpoint;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.internal.sku.SkuRecord;

/**
 * A file of records sorted by SKU, one per line, after a header line that identifies the file. It is never modified, only replaced.
 * Requests in the order of the SKUs read the file once in total. Not thread-safe.
 */
final class SortedSkuFile implements AutoCloseable {
    private static final int WINDOW = 32 * 1024;

    private final LineFile lines;
    private final String mark;
    private final long begin;

    /** Records near the one requested last. */
    private final Map<String, SkuRecord> window = new HashMap<>();

    /** The first SKU of the window, inclusive; null before the first request. */
    private @Nullable String windowFrom;

    /** The last SKU of the window, inclusive; null for the end of the file. */
    private @Nullable String windowTo;

    private SortedSkuFile(LineFile lines, String mark) {
        this.lines = lines;
        this.mark = mark;
        this.begin = lines.position();
    }

    /** Opens the file; empty if it is missing or not of this kind. */
    static Optional<SortedSkuFile> open(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        LineFile lines = new LineFile(path);
        String mark = lines.next();
        if (mark == null) {
            lines.close();
            return Optional.empty();
        }
        return Optional.of(new SortedSkuFile(lines, mark));
    }

    /** Supplies records in the order of their SKUs. */
    @FunctionalInterface
    interface Records {
        /** Returns the next record; null at the end. */
        @Nullable
        SkuDocument next() throws IOException;
    }

    /** Writes such a file. */
    static void write(Path path, String mark, Records records) throws IOException {
        try (FileOutputStream file = new FileOutputStream(path.toFile());
                Writer out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.US_ASCII))) {
            out.write(mark + '\n');
            for (SkuDocument next = records.next(); next != null; next = records.next()) {
                out.write(next.write() + '\n');
            }
            out.flush();
            file.getFD().sync();
        }
    }

    String mark() {
        return mark;
    }

    /** Returns all records in order, independently of requests by SKU. */
    Records records() throws IOException {
        lines.seek(begin);
        return this::next;
    }

    /** Returns the next record; null at the end. */
    private @Nullable SkuDocument next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            SkuDocument document = SkuDocument.read(line).orElse(null);
            if (document != null) {
                return document;
            }
        }
        return null;
    }

    SkuRecord get(String sku) throws IOException {
        boolean isInWindow = windowFrom != null
                && windowFrom.compareTo(sku) <= 0
                && (windowTo == null || windowTo.compareTo(sku) >= 0);
        if (!isInWindow) {
            fillWindow(sku);
        }
        return window.getOrDefault(sku, SkuRecord.NONE);
    }

    private void fillWindow(String sku) throws IOException {
        window.clear();
        lines.seek(lineBefore(sku));
        long end = lines.position() + 2L * WINDOW;
        String last = sku;
        while (last != null && (last.compareTo(sku) <= 0 || lines.position() < end)) {
            SkuDocument document = next();
            last = document == null ? null : document.sku();
            if (document != null) {
                window.put(document.sku(), document.record());
            }
        }
        windowFrom = sku;
        windowTo = last;
    }

    /** Returns the start of a line shortly before the SKU's, if there is one. */
    private long lineBefore(String sku) throws IOException {
        long low = begin;
        long high = lines.length();
        while (high - low > WINDOW) {
            long middle = low + (high - low) / 2;
            lines.seek(middle);
            lines.next(); // the rest of a line
            long start = lines.position();
            SkuDocument document = start < high ? next() : null;
            if (document != null && document.sku().compareTo(sku) <= 0) {
                low = start;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
