package io.github.orderflowmagento.operation.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Reads lines of ASCII from a file, from any position. An interrupt of the thread does not close it. Not thread-safe. */
final class LineFile implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;
    private static final int LONGEST = 1024 * 1024;

    private final RandomAccessFile file;
    private final long length;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private long position;

    /** Opens an existing file for reading. */
    LineFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        length = file.length();
    }

    long length() {
        return length;
    }

    /** Returns the position of the next line. */
    long position() {
        return position;
    }

    void seek(long to) throws IOException {
        file.seek(to);
        position = to;
        filled = 0;
        next = 0;
    }

    /** Returns the next line; null at the end. An incomplete last line, left by a crash during a write, is ignored. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (next == filled) {
                filled = file.read(buffer);
                next = 0;
                if (filled <= 0) {
                    filled = 0;
                    return null;
                }
            }
            int from = next;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, next - from);
            if (line.size() > LONGEST) {
                throw new IOException(
                        "a line is longer than " + LONGEST + " characters: this is not a file of this library");
            }
            if (next < filled) {
                next++;
                position += line.size() + 1;
                return line.toString(StandardCharsets.US_ASCII);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
