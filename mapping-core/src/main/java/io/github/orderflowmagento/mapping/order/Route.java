package io.github.orderflowmagento.mapping.order;

/**
 * Which part of the warehouse an order is for: a client of OrderFlow speaks for one organisation and one channel.
 *
 * @param organisation the merchant's organisation in OrderFlow
 * @param channel the sales channel in OrderFlow
 */
public record Route(String organisation, String channel) {
    /** Refuses a blank part. */
    public Route {
        if (organisation.isBlank() || channel.isBlank()) {
            throw new IllegalArgumentException("a route needs an organisation and a channel");
        }
    }
}
