package io.github.orderflowmagento.magento.internal.http;

import java.nio.charset.StandardCharsets;

import okhttp3.Headers;

/** A complete answer of any kind. Not a record: its {@code toString} must not show the body. */
public final class HttpAnswer {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final int BEGIN = 4096;

    /** The kind of a body. The text form is for messages. */
    public enum Kind {
        NOTHING("nothing"),
        /** Compressed without declaring it, or twice. */
        COMPRESSED("compressed data (gzip) that is not declared as such"),
        PAGE("an HTML page"),
        TEXT("a text");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final int status;
    private final Headers headers;
    private final byte[] body;

    HttpAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the status is a success. */
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** The header lines. */
    public Headers headers() {
        return headers;
    }

    /** The body, decompressed; empty if there is none. */
    public byte[] body() {
        return body;
    }

    /** The kind of the body, as far as its beginning shows. */
    public Kind kind() {
        if (body.length == 0) {
            return Kind.NOTHING;
        }
        if (body.length > 1 && body[0] == GZIP[0] && body[1] == GZIP[1]) {
            return Kind.COMPRESSED;
        }
        String begin = new String(body, 0, Math.min(body.length, BEGIN), StandardCharsets.ISO_8859_1);
        return HtmlPage.isIn(begin) ? Kind.PAGE : Kind.TEXT;
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
