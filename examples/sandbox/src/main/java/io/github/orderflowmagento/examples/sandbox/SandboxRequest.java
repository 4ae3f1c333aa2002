package io.github.orderflowmagento.examples.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request that the sandbox received. Immutable. */
public final class SandboxRequest {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Creates a request.
     *
     * @param target path and query, as sent
     * @param headers by name in lower case
     */
    SandboxRequest(String method, String target, Map<String, String> headers, byte[] body) {
        int question = target.indexOf('?');
        this.method = method;
        this.path = question < 0 ? target : target.substring(0, question);
        this.query = question < 0 ? "" : target.substring(question + 1);
        this.headers = headers;
        this.body = body;
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
        }
    }

    /** Returns the HTTP method, for example {@code POST}. */
    public String method() {
        return method;
    }

    /** Returns the path as sent, without the query, for example {@code /remoteorder/order/cancel.xml}. */
    public String path() {
        return path;
    }

    /** Returns the query as sent; empty if there is none. */
    public String query() {
        return query;
    }

    /** Returns a parameter of the query, decoded; the first if there are several of that name. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Returns a header; its name is case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the body, decoded as UTF-8; empty if there is none. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns whether the body contains the text. */
    public boolean contains(String text) {
        return body().contains(text);
    }

    byte[] bytes() {
        return body;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
