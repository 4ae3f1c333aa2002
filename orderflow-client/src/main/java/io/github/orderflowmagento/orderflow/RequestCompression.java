package io.github.orderflowmagento.orderflow;

/**
 * Whether imports of 1 KiB and more are sent compressed (gzip). Compressed answers are always accepted. If OrderFlow rejects a
 * compressed request with HTTP status 415, it is sent again, uncompressed.
 *
 * <p>Immutable.
 */
public enum RequestCompression {
    /**
     * Compresses once the server has announced that it accepts gzip, by {@code Accept-Encoding} in an answer (RFC 7694). The first
     * request is never compressed.
     */
    WHEN_ACCEPTED,
    /** Compresses from the first request on, for a server that is known to accept it. */
    ALWAYS,
    /** Never compresses. */
    NEVER
}
