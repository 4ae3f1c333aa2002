package io.github.orderflowmagento.operation.internal.sort;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file private to this process, deleted when it is closed; where the system allows it, its name is removed at once, so that even a killed
 * process leaves nothing behind. An interrupt of the thread does not close it. Not thread-safe.
 */
final class TemporaryFile implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile file;

    TemporaryFile() throws IOException {
        path = Files.createTempFile("orderflow-magento-", ".rows");
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        delete(); // Windows rejects this while the file is open
    }

    long length() throws IOException {
        return file.length();
    }

    void append(byte[] bytes, int length) throws IOException {
        file.seek(file.length());
        file.write(bytes, 0, length);
    }

    void read(long position, byte[] into, int offset, int length) throws IOException {
        file.seek(position);
        file.readFully(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
        delete();
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
