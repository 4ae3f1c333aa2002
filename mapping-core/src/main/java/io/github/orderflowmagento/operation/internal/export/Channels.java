package io.github.orderflowmagento.operation.internal.export;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** The sales channels that an operation writes to: that of the warehouse's client, or those of a routing. */
public final class Channels {
    private final Optional<ChannelRouting> routing;
    private final OrderFlow client;
    private final OperationSettings settings;
    private final Map<String, OrderFlow> byName = new ConcurrentHashMap<>();

    /** @param routing empty for the client's own channel */
    public Channels(OrderFlow warehouse, Optional<ChannelRouting> routing, OperationSettings settings) {
        this.routing = routing;
        this.client = warehouse;
        this.settings = settings;
    }

    /** Returns the fields of orders and products that are needed to route them. */
    public Projection projection() {
        return routing.map(ChannelRouting::projection).orElse(Projection.typed());
    }

    /** Returns the channels' names; a single empty one for the client's own channel. */
    public Set<String> names() {
        return routing.map(ChannelRouting::channels).orElse(Set.of(""));
    }

    /** Returns whether there are several channels, or one named by a routing. */
    public boolean isRouted() {
        return routing.isPresent();
    }

    /** Returns the warehouse for a channel, one of {@link #names} or another; for an empty name, the client's own. */
    public OrderFlow warehouse(String channel) {
        return byName.computeIfAbsent(
                channel, name -> settings.observed(name.isEmpty() ? client : client.inChannel(name)));
    }

    /** Returns a recorder for a channel's items: an outage of one of several channels ends that one only. */
    public RunRecorder recorder(RunRecorder run, String channel) {
        return routing.isPresent() ? run.part("channel " + (channel.isEmpty() ? client.channel() : channel)) : run;
    }

    /**
     * Returns the channel of an order.
     *
     * @throws io.github.orderflowmagento.mapping.MappingException if it has none
     */
    public String of(Order order) {
        return routing.map(several -> several.channel(order)).orElse("");
    }

    /**
     * Returns the channel of an order if a row of the shop's list suffices; empty if the whole order is needed.
     *
     * @throws io.github.orderflowmagento.mapping.MappingException if it has none
     */
    public Optional<String> of(OrderSummary row) {
        return routing.map(several -> several.channel(row)).orElse(Optional.of(""));
    }

    /** Returns whether the operation can write to the channel in which an order is known: one of {@link #names}, or the client's own. */
    public boolean has(String channel) {
        return channel.isEmpty() || names().contains(channel) || channel.equals(client.channel());
    }

    /** Returns whether the shop returns the fields of an order that the routing needs. */
    public boolean isComplete(Order order) {
        return isComplete(() -> of(order));
    }

    private static boolean isComplete(Supplier<?> channel) {
        try {
            return channel.get() != null;
        } catch (MappingException e) {
            return !e.isMissingField();
        } catch (RuntimeException e) {
            return true; // a custom routing: its exceptions are not the shop's fault
        }
    }

    /** Returns whether the shop returns the fields of a product that the routing needs. */
    public boolean isComplete(Product product) {
        return isComplete(() -> of(product));
    }

    /** Returns the channels that sell a product; empty if none does. */
    public Set<String> of(Product product) {
        return routing.map(several -> several.channels(product)).orElse(names());
    }

    /** Returns the run's key of a product in one of several channels. */
    public String key(String sku, String channel) {
        return routing.isPresent() ? sku + suffix(channel) : sku;
    }

    /** Returns the SKU in such a key. */
    public String sku(String key) {
        return names().stream()
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
