package io.github.orderflowmagento.orderflow;

/** Whether imports are compressed (gzip) on their way to OrderFlow. Answers are always asked for compressed. */
public enum RequestCompression {
    /**
     * Once the server has said that it takes gzip: by {@code Accept-Encoding} in an answer, as RFC 7694 has it. The
     * first request is never compressed.
     */
    WHEN_ACCEPTED,
    /** From the first request on, for a server that is known to take it. */
    ALWAYS,
    /** Never. */
    NEVER
}
