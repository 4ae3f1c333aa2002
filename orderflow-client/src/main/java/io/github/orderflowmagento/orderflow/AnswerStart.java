package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is read while it comes in: passes over what stands before the document, and keeps the beginning, by
 * which a failure is recognised.
 */
final class AnswerStart extends FilterInputStream {

    /** As much of a page as is looked at: enough for its heading. */
    static final int BYTES = 16 * 1024;

    /** Any other element may be part of what stands before the document. */
    private static final Pattern BEGINS_WELL = Pattern.compile("^(\\xEF\\xBB\\xBF)?\\s*<(\\?xml |inventory[\\s>/])");

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private int given = -1;
    private @Nullable IOException failure;

    AnswerStart(InputStream answer) {
        super(answer);
    }

    /**
     * Where the document begins: a byte order mark, white space or a warning of a proxy may stand before it. A document
     * that is quoted in another one (in CDATA, as a failure's detail may be) is not it.
     *
     * @param beginning the answer's beginning, one character per byte, so that a place in it is a place in the answer
     */
    static int ofDocument(String beginning) {
        int declaration = beginning.indexOf("<?xml ");
        boolean isQuoted = beginning.lastIndexOf("<![CDATA[", declaration) > beginning.lastIndexOf("]]>", declaration);
        return Math.max(declaration >= 0 && !isQuoted ? declaration : beginning.indexOf('<'), 0);
    }

    /** The document in an answer that has come whole. */
    static byte[] document(byte[] body) {
        int start = ofDocument(page(body));
        return start == 0 ? body : Arrays.copyOfRange(body, start, body.length);
    }

    static String page(byte[] body) {
        return new String(body, 0, Math.min(body.length, BYTES), StandardCharsets.ISO_8859_1);
    }

    /** A piece of a {@linkplain #page page} as it is to be read. */
    static String text(String piece) {
        return new String(piece.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The beginning as far as it has come in, whole if it is not too late for that. */
    byte[] seen() {
        try {
            while (more()) {
                // until the beginning is whole
            }
        } catch (IOException e) {
            // what has come in must do
        }
        return seen.toByteArray();
    }

    /** Why the answer could not be read on; null if it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (given < 0) {
            findDocument();
        }
        if (given < seen.size()) {
            byte[] kept = seen.toByteArray();
            int count = Math.min(length, kept.length - given);
            System.arraycopy(kept, given, buffer, offset, count);
            given += count;
            return count;
        }
        int count = readIn(buffer, offset, length);
        if (count > 0 && seen.size() < BYTES) {
            seen.write(buffer, offset, Math.min(count, BYTES - seen.size()));
            given = seen.size();
        }
        return count;
    }

    private void findDocument() throws IOException {
        while (!BEGINS_WELL.matcher(page(seen.toByteArray())).find() && more()) {
            // until it can be told
        }
        given = ofDocument(page(seen.toByteArray()));
    }

    private boolean more() throws IOException {
        byte[] chunk = new byte[BYTES - seen.size()];
        int count = chunk.length == 0 ? -1 : readIn(chunk, 0, chunk.length);
        if (count > 0) {
            seen.writeBytes(Arrays.copyOf(chunk, count));
        }
        return count > 0;
    }

    private int readIn(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
