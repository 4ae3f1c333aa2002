package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A streamed answer. Skips everything before the document and keeps the first bytes, from which a failure is recognised. */
final class AnswerStart extends FilterInputStream {

    /** How much of a page is examined; enough for its heading. */
    static final int BYTES = 16 * 1024;

    /** Any other element may belong to text before the document. */
    private static final Pattern BEGINS_WELL = Pattern.compile("^(\\xEF\\xBB\\xBF)?\\s*<(\\?xml |inventory[\\s>/])");

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private int given = -1;
    private @Nullable IOException failure;

    AnswerStart(InputStream answer) {
        super(answer);
    }

    /**
     * Returns the offset of the document, which may follow a byte order mark, white space or a proxy's warning. Ignores a document that is
     * quoted in another one in CDATA, as in the detail of a failure.
     *
     * @param beginning the first bytes of the answer, one character per byte, so that offsets in the text are offsets in the answer
     */
    static int ofDocument(String beginning) {
        int declaration = beginning.indexOf("<?xml ");
        boolean isQuoted = beginning.lastIndexOf("<![CDATA[", declaration) > beginning.lastIndexOf("]]>", declaration);
        return Math.max(declaration >= 0 && !isQuoted ? declaration : beginning.indexOf('<'), 0);
    }

    /** Returns the document of a complete answer. */
    static byte[] document(byte[] body) {
        int start = ofDocument(page(body));
        return start == 0 ? body : Arrays.copyOfRange(body, start, body.length);
    }

    static String page(byte[] body) {
        return new String(body, 0, Math.min(body.length, BYTES), StandardCharsets.ISO_8859_1);
    }

    /** Decodes a part of a {@linkplain #page page}. */
    static String text(String piece) {
        return new String(piece.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Returns the first bytes received; reads up to the limit if the stream can still be read. */
    byte[] seen() {
        try {
            while (more()) {
                // until the beginning is whole
            }
        } catch (IOException e) {
            // use what has arrived
        }
        return seen.toByteArray();
    }

    /** Why reading stopped; null if it did not fail. */
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
            // until the start of the document is known
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
