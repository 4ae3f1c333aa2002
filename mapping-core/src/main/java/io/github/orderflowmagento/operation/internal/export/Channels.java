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

    /** What of orders and products is to be read to route them. */
    public Projection projection() {
        return routing.map(ChannelRouting::projection).orElse(Projection.typed());
    }

    /** The channels' names; one that is empty where there is only the client's own. */
    public Set<String> names() {
        return routing.map(ChannelRouting::channels).orElse(Set.of(""));
    }

    /** Whether there are several, or one that a routing names. */
    public boolean isRouted() {
        return routing.isPresent();
    }

    /** The warehouse as a channel sees it, one of {@link #names} or another; as the client's own does where the name is empty. */
    public OrderFlow warehouse(String channel) {
        return byName.computeIfAbsent(
                channel, name -> settings.observed(name.isEmpty() ? client : client.inChannel(name)));
    }

    /** Records what becomes of a channel's items: an outage of one of several ends that one only. */
    public RunRecorder recorder(RunRecorder run, String channel) {
        return routing.isPresent() ? run.part("channel " + (channel.isEmpty() ? client.channel() : channel)) : run;
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

    /** Whether the operation can write to a channel in which an order is known: one of {@link #names}, or the client's own. */
    public boolean has(String channel) {
        return channel.isEmpty() || names().contains(channel) || channel.equals(client.channel());
    }

    /** Whether the shop tells of an order what the routing asks. */
    public boolean isTold(Order order) {
        return isTold(() -> of(order));
    }

    private static boolean isTold(Supplier<?> channel) {
        try {
            return channel.get() != null;
        } catch (MappingException e) {
            return !e.isUntold();
        } catch (RuntimeException e) {
            return true; // a routing may be anybody's: what it throws is no matter of the shop's
        }
    }

    /** Whether the shop tells of a product what the routing asks. */
    public boolean isTold(Product product) {
        return isTold(() -> of(product));
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
