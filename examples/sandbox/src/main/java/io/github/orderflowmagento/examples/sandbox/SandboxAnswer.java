package io.github.orderflowmagento.examples.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the sandbox, or a failure instead of an answer. Immutable.
 *
 * <pre>{@code
 * shop.stub(request -> request.contains("sales_order.list"), SandboxAnswer.status(503).withHeader("Retry-After", "120"));
 * }</pre>
 */
public final class SandboxAnswer {

    /** The part of an answer that is sent. */
    enum Delivery {
        WHOLE,
        HALF,
        GARBAGE,
        CLOSED,
        RESET,
        NEVER
    }

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration delay;
    private final Delivery delivery;

    private SandboxAnswer(int status, Map<String, String> headers, byte[] body, Duration delay, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delay = delay;
        this.delivery = delivery;
    }

    /** Returns an answer with a status and an empty body. */
    public static SandboxAnswer status(int status) {
        return new SandboxAnswer(status, Map.of(), new byte[0], Duration.ZERO, Delivery.WHOLE);
    }

    /** Returns an answer with status 200 and a body. */
    public static SandboxAnswer of(String body) {
        return status(200).withBody(body);
    }

    /** Returns a failure: the connection is closed without an answer. */
    public static SandboxAnswer closed() {
        return status(200).delivered(Delivery.CLOSED);
    }

    /** Returns a failure: the connection is reset without an answer. */
    public static SandboxAnswer reset() {
        return status(200).delivered(Delivery.RESET);
    }

    /** Returns a failure: bytes that are not HTTP are sent, and the connection is closed. */
    public static SandboxAnswer garbage() {
        return status(200).delivered(Delivery.GARBAGE);
    }

    /** Returns a failure: no answer is sent, and the connection stays open until the caller or the sandbox closes it. */
    public static SandboxAnswer never() {
        return status(200).delivered(Delivery.NEVER);
    }

    /** Returns this answer with a body in UTF-8. */
    public SandboxAnswer withBody(String newBody) {
        return withBody(newBody.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns this answer with a body of these bytes. */
    public SandboxAnswer withBody(byte[] newBody) {
        return new SandboxAnswer(status, headers, newBody.clone(), delay, delivery);
    }

    /** Returns this answer with a header, which replaces an existing one of the same name. */
    public SandboxAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SandboxAnswer(status, Collections.unmodifiableMap(more), body, delay, delivery);
    }

    /** Returns this answer, sent after a delay. */
    public SandboxAnswer after(Duration newDelay) {
        return new SandboxAnswer(status, headers, body, newDelay, delivery);
    }

    /** Returns this answer, but the connection is closed after the headers and half of the body. */
    public SandboxAnswer cut() {
        return delivered(Delivery.HALF);
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the body, decoded as UTF-8. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] bytes() {
        return body;
    }

    Duration delay() {
        return delay;
    }

    Delivery delivery() {
        return delivery;
    }

    private SandboxAnswer delivered(Delivery other) {
        return new SandboxAnswer(status, headers, body, delay, other);
    }
}
