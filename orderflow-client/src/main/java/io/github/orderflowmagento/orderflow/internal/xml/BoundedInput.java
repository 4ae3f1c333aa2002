package io.github.orderflowmagento.orderflow.internal.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Limits the bytes of a document and of each of its parts. The parser has limits of its own, but none for some parts, such as a name, a
 * comment or the white space around the root.
 */
final class BoundedInput extends FilterInputStream {

    /** The document is larger than allowed, or a part of it is. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        TooLongException(String message) {
            super(message);
        }
    }

    /** The number of bytes from which a parser detects the encoding. */
    private static final int FIRST_BYTES = "<?xml ".length();

    private final long most;
    private final long mostOfAPart;
    private long all;
    private long beginningOfPart;
    private boolean hasEnded;

    BoundedInput(InputStream in, long most, long mostOfAPart) {
        super(in);
        this.most = most;
        this.mostOfAPart = mostOfAPart;
    }

    /** Returns whether the parser has read beyond the end, except for the first bytes, which it requests at once. */
    boolean isAtEnd() {
        return hasEnded && all > FIRST_BYTES;
    }

    /** Starts a new part. */
    void nextPart() {
        beginningOfPart = all;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        hasEnded = read < 0;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        hasEnded = read < 0;
        return read;
    }

    private void count(int bytes) throws TooLongException {
        all += bytes;
        if (all > most) {
            throw new TooLongException("The document has more than " + most + " bytes");
        }
        if (all - beginningOfPart > mostOfAPart) {
            throw new TooLongException("A part of the document has more than " + mostOfAPart + " bytes");
        }
    }
}
