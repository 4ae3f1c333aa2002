package io.github.orderflowmagento.examples.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the sandbox sends back, or does in place of it. Immutable.
 *
 * <pre>{@code
 * shop.stub(request -> request.contains("sales_order.list"), SandboxAnswer.status(503).withHeader("Retry-After", "120"));
 * }</pre>
 */
public final class SandboxAnswer {

    /** How much of an answer gets to the caller. */
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

    /** An answer with a status, and an empty body. */
    public static SandboxAnswer status(int status) {
        return new SandboxAnswer(status, Map.of(), new byte[0], Duration.ZERO, Delivery.WHOLE);
    }

    /** An answer with status 200 and a body. */
    public static SandboxAnswer of(String body) {
        return status(200).withBody(body);
    }

    /** No answer: the connection is closed. */
    public static SandboxAnswer closed() {
        return status(200).delivered(Delivery.CLOSED);
    }

    /** No answer: the connection is reset. */
    public static SandboxAnswer reset() {
        return status(200).delivered(Delivery.RESET);
    }

    /** What is no HTTP, and then the connection is closed. */
    public static SandboxAnswer garbage() {
        return status(200).delivered(Delivery.GARBAGE);
    }

    /** No answer, on a connection that stays open until the caller, or the sandbox, closes it. */
    public static SandboxAnswer never() {
        return status(200).delivered(Delivery.NEVER);
    }

    /** The same with a body, which is sent as UTF-8. */
    public SandboxAnswer withBody(String newBody) {
        return withBody(newBody.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a body of these bytes. */
    public SandboxAnswer withBody(byte[] newBody) {
        return new SandboxAnswer(status, headers, newBody.clone(), delay, delivery);
    }

    /** The same with a header, in place of one of that name. */
    public SandboxAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new SandboxAnswer(status, Collections.unmodifiableMap(more), body, delay, delivery);
    }

    /** The same, begun after a delay. */
    public SandboxAnswer after(Duration newDelay) {
        return new SandboxAnswer(status, headers, body, newDelay, delivery);
    }

    /** The same, but the connection is closed after the headers and half of the body. */
    public SandboxAnswer cut() {
        return delivered(Delivery.HALF);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body, read as UTF-8. */
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
