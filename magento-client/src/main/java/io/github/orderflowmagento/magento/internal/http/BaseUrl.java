package io.github.orderflowmagento.magento.internal.http;

import java.util.Optional;

import okhttp3.HttpUrl;

/** Parses a shop's address, as merchants enter it. */
public final class BaseUrl {
    private static final String SERVICE_PATH = "(api/(xmlrpc|soap|v2_soap|rest)|rest/(\\w+/)?V1)";

    private BaseUrl() {}

    /**
     * Returns the address, ending in a slash and without the path of a service.
     *
     * @throws IllegalArgumentException if it is not an http(s) address, or has a user, a query or a fragment
     */
    public static HttpUrl parse(String url) {
        String base = url.strip().replaceFirst("/*$", "/").replaceFirst("(?<=/)" + SERVICE_PATH + "/$", "");
        HttpUrl parsed = HttpUrl.parse(base);
        if (parsed == null) {
            throw new IllegalArgumentException("baseUrl: not an http or https address");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
            throw new IllegalArgumentException(
                    "baseUrl: without user and password; use configureHttp for HTTP Basic in front of the shop");
        }
        if (parsed.query() != null || parsed.fragment() != null) {
            throw new IllegalArgumentException("baseUrl: without a query and a fragment");
        }
        return parsed;
    }

    /** Returns the identity of the shop: the address without scheme, the scheme's port, and the front script. */
    public static String name(HttpUrl url) {
        String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        String path = url.encodedPath().replaceFirst("/index\\.php(?=/|$)", "").replaceFirst("/+$", "");
        return url.host() + port + path;
    }

    /** Returns why credentials would travel unencrypted to the address, over a network; empty if they would not. */
    public static Optional<String> inClear(HttpUrl url) {
        return url.isHttps() || isLoopback(url.host())
                ? Optional.empty()
                : Optional.of("baseUrl: " + url.host()
                        + " would be reached over plain http; use https, or call allowPlainHttp()");
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
