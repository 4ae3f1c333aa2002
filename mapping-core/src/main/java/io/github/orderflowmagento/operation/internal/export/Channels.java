package io.github.orderflowmagento.operation.internal.export;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** The sales channels that an operation writes to: that of the warehouse's client, or those of a routing. */
public final class Channels {
    private final Optional<ChannelRouting> routing;
    private final Map<String, OrderFlow> byName = new TreeMap<>();

    /** @param routing empty for the client's own channel */
    public Channels(OrderFlow warehouse, Optional<ChannelRouting> routing, OperationSettings settings) {
        this.routing = routing;
        routing.ifPresentOrElse(
                several -> several.channels()
                        .forEach(name -> byName.put(name, settings.observed(warehouse.inChannel(name)))),
                () -> byName.put("", settings.observed(warehouse)));
    }

    /** The channels' names; one that is empty where there is only the client's own. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Whether there are several, or one that a routing names. */
    public boolean isRouted() {
        return routing.isPresent();
    }

    /** The warehouse as one of the channels sees it. */
    public OrderFlow warehouse(String channel) {
        OrderFlow warehouse = byName.get(channel);
        if (warehouse == null) {
            throw new IllegalStateException("there is no channel '" + channel + "' among " + byName.keySet());
        }
        return warehouse;
    }

    /** Records what becomes of a channel's items: an outage of one of several ends that one only. */
    public RunRecorder recorder(RunRecorder run, String channel) {
        return routing.isPresent() ? run.part("channel " + channel) : run;
    }

    /**
     * The channel of an order.
     *
     * @throws io.github.orderflowmagento.mapping.MappingException if it has none
     */
    public String of(Order order) {
        return routing.map(several -> several.channel(order)).orElse("");
    }

    /**
     * The channel of an order, as far as a row of the shop's list tells it; empty if the whole order is needed.
     *
     * @throws io.github.orderflowmagento.mapping.MappingException if it has none
     */
    public Optional<String> of(OrderSummary row) {
        return routing.map(several -> several.channel(row)).orElse(Optional.of(""));
    }

    /** The channels that sell a product; empty if none does. */
    public Set<String> of(Product product) {
        return routing.map(several -> several.channels(product)).orElse(names());
    }

    /** What the run knows the part of a product by that goes to one of several channels. */
    public String key(String sku, String channel) {
        return routing.isPresent() ? sku + suffix(channel) : sku;
    }

    /** The SKU in such a key. */
    public String sku(String key) {
        return byName.keySet().stream()
                .map(Channels::suffix)
                .filter(suffix -> routing.isPresent() && key.endsWith(suffix))
                .findFirst()
                .map(suffix -> key.substring(0, key.length() - suffix.length()))
                .orElse(key);
    }

    private static String suffix(String channel) {
        return " (" + channel + ")";
    }
}
