package io.github.orderflowmagento.operation.history;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of an ASCII file one at a time, skipping those longer than any line that is ever written: a damaged file may have no line
 * break at all. Not thread-safe.
 */
final class BoundedLines implements Iterator<String>, AutoCloseable {
    /** A hundred warnings of 1,000 characters, each character escaped as six. */
    static final int LONGEST = 1 << 20;

    private final InputStream file;
    private @Nullable String next;

    private BoundedLines(InputStream file) {
        this.file = file;
    }

    /** Returns a stream that must be closed. Does not use a channel, since an interrupt of the thread would close it. */
    static Stream<String> of(Path path) throws IOException {
        BoundedLines lines = new BoundedLines(new BufferedInputStream(new FileInputStream(path.toFile()), 1 << 16));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(lines::close);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                int read = file.read();
                if (read < 0) {
                    return false;
                }
                boolean isTooLong = false;
                for (; read >= 0 && read != '\n'; read = file.read()) {
                    isTooLong |= line.size() >= LONGEST;
                    if (!isTooLong) {
                        line.write(read);
                    }
                }
                if (!isTooLong) {
                    next = line.toString(StandardCharsets.US_ASCII);
                }
            }
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("the file of a run cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String line = String.valueOf(next);
        next = null;
        return line;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new IllegalStateException("the file of a run cannot be read: " + e.getMessage(), e);
        }
    }
}
