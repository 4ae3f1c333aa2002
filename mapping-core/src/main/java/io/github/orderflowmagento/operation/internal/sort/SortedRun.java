package io.github.orderflowmagento.operation.internal.sort;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Sorted rows in a part of a temporary file.
 *
 * @param begin the start position
 * @param end the end position, exclusive
 * @param level how often they were merged
 */
record SortedRun(TemporaryFile file, long begin, long end, int level) {
    private static final int BUFFER = 8 * 1024;

    /** Appends rows to the file. */
    static SortedRun write(TemporaryFile file, Iterator<EncodedRow> rows, int level) throws IOException {
        long begin = file.length();
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER);
        DataOutputStream out = new DataOutputStream(buffer);
        while (rows.hasNext()) {
            EncodedRow row = rows.next();
            RowFormat.writeText(row.key(), out);
            out.writeInt(row.value().length);
            out.write(row.value());
            if (buffer.size() >= BUFFER || !rows.hasNext()) {
                file.append(buffer.toByteArray(), buffer.size());
                buffer.reset();
            }
        }
        return new SortedRun(file, begin, file.length(), level);
    }

    Iterator<EncodedRow> rows() {
        return new Rows(this);
    }

    private static final class Rows implements Iterator<EncodedRow> {
        private final Part part;
        private final DataInputStream in;

        Rows(SortedRun run) {
            this.part = new Part(run.file(), run.begin(), run.end());
            this.in = new DataInputStream(new BufferedInputStream(part, BUFFER));
        }

        @Override
        public boolean hasNext() {
            try {
                return !part.isRead() || in.available() > 0;
            } catch (IOException e) {
                throw StorageException.ofTemporaryFile(e);
            }
        }

        @Override
        public EncodedRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                String key = RowFormat.readText(in);
                byte[] value = new byte[in.readInt()];
                in.readFully(value);
                return new EncodedRow(key, value);
            } catch (IOException e) {
                throw StorageException.ofTemporaryFile(e);
            }
        }
    }

    /** Reads a part of the file, alternating with readers of other parts. */
    private static final class Part extends InputStream {
        private final TemporaryFile file;
        private final long end;
        private long position;

        Part(TemporaryFile file, long begin, long end) {
            this.file = file;
            this.position = begin;
            this.end = end;
        }

        boolean isRead() {
            return position >= end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (isRead()) {
                return -1;
            }
            int read = (int) Math.min(length, end - position);
            file.read(position, into, offset, read);
            position += read;
            return read;
        }
    }
}
