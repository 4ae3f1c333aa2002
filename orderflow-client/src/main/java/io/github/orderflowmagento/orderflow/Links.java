package io.github.orderflowmagento.orderflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of OrderFlow's own pages about an order or a stock item, for a user of the shop to follow. The OrderFlow extension shows the
 * same addresses in Magento's administration. An address holds no credentials: users log in to OrderFlow themselves. Nothing is sent; no
 * HTTP library is needed.
 *
 * <p>Immutable.
 */
public final class Links {

    private final URI base;
    private final String channel;

    private Links(URI base, String channel) {
        this.base = base;
        this.channel = channel;
    }

    /**
     * Returns the links of one sales channel.
     *
     * @param baseUrl OrderFlow's address, as for {@link OrderFlowClient.Builder#baseUrl}; a path is kept, a missing slash at the
     *     end is added
     * @param channel OrderFlow's name of the sales channel
     * @throws IllegalArgumentException if the base URL is not an {@code https} or {@code http} URL, or holds credentials, query or
     *     fragment; or the channel is blank
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
            // Without the cause, which shows the URL, and the URL may hold credentials.
            throw new IllegalArgumentException("baseUrl is not a URL");
        }
    }

    /**
     * Returns the address of an order's page.
     *
     * @param externalReference the shop's order number
     * @throws IllegalArgumentException if it is blank
     */
    public URI order(String externalReference) {
        return reference("despatch/order/referenceDetail.htm", externalReference);
    }

    /**
     * Returns the address of a stock item's page.
     *
     * @param externalReference the SKU
     * @throws IllegalArgumentException if it is blank
     */
    public URI product(String externalReference) {
        return reference("inventory/product/referenceDetail.htm", externalReference);
    }

    /**
     * Returns the address of the page with a stock item's inventory.
     *
     * @param externalReference the SKU
     * @throws IllegalArgumentException if it is blank
     */
    public URI inventory(String externalReference) {
        return reference("inventory/inventory/referenceDetail.htm", externalReference);
    }

    /** Returns the address of the page that lists the imports of all types. */
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
        // '+' is a blank only in form encoding; '%20' always is.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String given(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }
}
