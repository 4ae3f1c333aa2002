package io.github.orderflowmagento.magento.internal.http;

import okhttp3.Headers;

/** What came back, whole, whatever it is. Not a record: its text form must not show the body. */
public final class HttpAnswer {
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

    /** Whether the status is one of success. */
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

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
