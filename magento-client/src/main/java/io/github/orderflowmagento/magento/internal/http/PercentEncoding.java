package io.github.orderflowmagento.magento.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in addresses by RFC 3986, which leaves letters, digits and {@code -._~} as they are and escapes every other byte of UTF-8. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** The text with its escapes. */
    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Text that has escapes, maybe not all, with all of them. A plus is a plus. */
    static String again(String escaped) {
        return of(URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
}
