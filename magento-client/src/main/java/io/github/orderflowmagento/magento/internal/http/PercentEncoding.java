package io.github.orderflowmagento.magento.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encodes text by RFC 3986, which leaves letters, digits and {@code -._~} unescaped and escapes every other byte of UTF-8. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** Returns the text escaped. */
    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Completes the escapes of a text that has some. A plus is a plus. */
    static String again(String escaped) {
        return of(URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
}
