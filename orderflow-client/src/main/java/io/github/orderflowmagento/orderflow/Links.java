package io.github.orderflowmagento.orderflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The addresses of OrderFlow's own pages about an order or a stock item, for a user of the shop to follow; the same
 * that the OrderFlow extension shows in the shop's administration. Users log in there themselves: an address holds no
 * credentials. Needs no HTTP library. Immutable.
 */
public final class Links {

    private final URI base;
    private final String channel;

    private Links(URI base, String channel) {
        this.base = base;
        this.channel = channel;
    }

    /**
     * The links of one sales channel.
     *
     * @param baseUrl where OrderFlow is, as the client is told it; a path is kept, a missing slash at the end is added
     * @param channel OrderFlow's name of the sales channel
     * @throws IllegalArgumentException if the base URL is not one of {@code https} or {@code http}, or holds
     *     credentials, query or fragment; or the channel is blank
     */
    public static Links of(String baseUrl, String channel) {
        try {
            URI base = new URI(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
            boolean web = "https".equalsIgnoreCase(base.getScheme()) || "http".equalsIgnoreCase(base.getScheme());
            if (!web || base.getHost() == null) {
                throw new IllegalArgumentException("baseUrl is not a URL that begins with https:// or http://");
            }
            if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
                throw new IllegalArgumentException("baseUrl must hold no credentials, no '?' and no '#'");
            }
            return new Links(base, given(channel, "channel"));
        } catch (URISyntaxException e) {
            // Without the cause, which shows the URL and what credentials it may hold.
            throw new IllegalArgumentException("baseUrl is not a URL");
        }
    }

    /**
     * The page of an order.
     *
     * @param externalReference the shop's number of the order
     * @throws IllegalArgumentException if it is blank
     */
    public URI order(String externalReference) {
        return reference("despatch/order/referenceDetail.htm", externalReference);
    }

    /**
     * The page of a stock item.
     *
     * @param externalReference the SKU
     * @throws IllegalArgumentException if it is blank
     */
    public URI product(String externalReference) {
        return reference("inventory/product/referenceDetail.htm", externalReference);
    }

    /**
     * The page of what the warehouse holds of a stock item.
     *
     * @param externalReference the SKU
     * @throws IllegalArgumentException if it is blank
     */
    public URI inventory(String externalReference) {
        return reference("inventory/inventory/referenceDetail.htm", externalReference);
    }

    /** The page on which the imports of all kinds are watched. */
    public URI importDashboard() {
        return base.resolve("import/view/dashboard.htm?menu=import");
    }

    @Override
    public String toString() {
        return base + ", channel " + channel;
    }

    private URI reference(String page, String externalReference) {
        return base.resolve(page + "?externalReference=" + encoded(given(externalReference, "externalReference"))
                + "&channel=" + encoded(channel));
    }

    private static String encoded(String value) {
        // A '+' means a blank only to those who read the query as a form; '%20' does to all.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String given(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }
}
