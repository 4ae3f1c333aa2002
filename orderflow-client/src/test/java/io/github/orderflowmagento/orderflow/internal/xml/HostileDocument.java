package io.github.orderflowmagento.orderflow.internal.xml;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * A document that means harm, or is broken. It is made while it is read, since some have a hundred megabytes.
 *
 * @param name what it tries
 * @param verdict what the refusal says; {@link #READ} if it does no harm and is read
 */
record HostileDocument(String name, String verdict, Content content) {

    static final String READ = "read harmlessly";

    /** A beginning, a middle that is made block by block, and an end. */
    record Content(String start, IntFunction<String> block, int blocks, String end, Charset charset) {

        InputStream stream() {
            return new InputStream() {
                private byte[] current = start.getBytes(charset);
                private int next;
                private int made;

                @Override
                public int read() {
                    while (next == current.length) {
                        if (made > blocks) {
                            return -1;
                        }
                        current = (made == blocks ? end : block.apply(made)).getBytes(charset);
                        made++;
                        next = 0;
                    }
                    return current[next++] & 0xFF;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    int first = read();
                    if (first < 0) {
                        return -1;
                    }
                    buffer[offset] = (byte) first;
                    int more = Math.min(length - 1, current.length - next);
                    System.arraycopy(current, next, buffer, offset + 1, more);
                    next += more;
                    return more + 1;
                }
            };
        }
    }

    static HostileDocument of(String name, String verdict, String document) {
        return of(name, verdict, document, StandardCharsets.UTF_8);
    }

    static HostileDocument of(String name, String verdict, String document, Charset charset) {
        return new HostileDocument(name, verdict, new Content(document, i -> "", 0, "", charset));
    }

    /** One character per byte: for what is no text in any encoding. */
    static HostileDocument ofBytes(String name, String verdict, String bytes) {
        return of(name, verdict, bytes, StandardCharsets.ISO_8859_1);
    }

    static HostileDocument repeated(String name, String verdict, String start, String block, int times, String end) {
        int together = Math.min(times, 1000);
        String blocks = block.repeat(together);
        return generated(name, verdict, start, i -> blocks, times / together, end);
    }

    static HostileDocument generated(
            String name, String verdict, String start, IntFunction<String> block, int times, String end) {
        return new HostileDocument(name, verdict, new Content(start, block, times, end, StandardCharsets.ISO_8859_1));
    }

    boolean isRead() {
        return verdict.equals(READ);
    }

    InputStream stream() {
        return content.stream();
    }

    @Override
    public String toString() {
        return name;
    }
}
