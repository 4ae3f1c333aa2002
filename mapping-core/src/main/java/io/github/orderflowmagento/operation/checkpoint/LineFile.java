package io.github.orderflowmagento.operation.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Lines of ASCII in a file, read from any position on. An interrupt of the thread does not close it. Not thread-safe. */
final class LineFile implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;
    private static final int LONGEST = 1024 * 1024;

    private final RandomAccessFile file;
    private final long length;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private long position;

    /** Opens a file that is there, to be read. */
    LineFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
        length = file.length();
    }

    long length() {
        return length;
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    void seek(long to) throws IOException {
        file.seek(to);
        position = to;
        filled = 0;
        next = 0;
    }

    /** The next line; null at the end. What has no end of line, since the process died while writing it, is no line. */
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
                        "a line is longer than " + LONGEST + " characters: it is no file of this library");
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
