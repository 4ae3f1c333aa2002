package io.github.orderflowmagento.cli.config;

import java.util.regex.Pattern;

import okhttp3.HttpUrl;

/** Checks addresses before a client does, so that a mistake is named by its key. */
final class Address {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|::1|127(\\.\\d{1,3}){3}");

    private Address() {}

    /**
     * Checks the address of a key. The message quotes only the host, since the address may contain a password.
     *
     * @param allowed the key that allows plain http
     * @param isAllowed whether plain http is allowed
     * @throws ConfigurationException if no client can use it
     */
    static void check(Key key, String text, Key allowed, boolean isAllowed) {
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new ConfigurationException(key + ": not an address that begins with https:// or http://");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new ConfigurationException(key + ": leave user and password out of the address");
        }
        if (url.query() != null || url.fragment() != null) {
            throw new ConfigurationException(key + ": the address must end with its path, without ? and #");
        }
        if (!url.isHttps() && !isAllowed && !LOOPBACK.matcher(url.host()).matches()) {
            throw new ConfigurationException(key + ": plain http to " + url.host()
                    + " exposes the credentials on the network: use https, or set " + allowed
                    + " = true for a test");
        }
    }
}
