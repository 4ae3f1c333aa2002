package io.github.orderflowmagento.mapping.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.order.OrderSelection;

/**
 * Routes orders and products to the warehouse's sales channels. An order goes to one channel; a product goes to each channel that sells it.
 *
 * <pre>{@code
 * ChannelRouting routing = ChannelRouting.byStore(Map.of("uk", "acme-uk", "de", "acme-de"), shop.stores().views());
 * OrderExport export = OrderExport.between(shop, warehouse).channels(routing).build();
 * }</pre>
 *
 * <p>An order of a store view without a channel is rejected by name, unless there is a default channel ({@link #otherwise}). A product that
 * no channel sells is skipped. The extension for Magento 1 has one channel for all stores.
 *
 * <p>An order stays in the channel to which it was exported as long as the state of the export holds it: for 90 days after it was last
 * read, at most 5,000 orders. Older orders that are read again are routed again and would be in two channels if the routing has changed; so
 * would all orders in a run from {@code RunState.initial()} after a change. Exclude old orders with {@code placedSince}. An order whose
 * channel the routing no longer has is given up and must be checked by hand.
 *
 * <p>Immutable, and safe to share between threads if its functions are.
 */
public final class ChannelRouting {
    private final String words;
    private final Set<String> channels;
    private final Function<Order, Optional<String>> orders;
    private final Function<Product, Set<String>> products;

    /** Whether a product is also sold where orders go to the default channel. */
    private final Predicate<Product> isAlsoOfOthers;

    private final Optional<Map<Long, String>> byStore;
    private final Optional<String> other;

    private ChannelRouting(
            String words,
            Set<String> channels,
            Function<Order, Optional<String>> orders,
            Function<Product, Set<String>> products,
            Predicate<Product> isAlsoOfOthers,
            Optional<Map<Long, String>> byStore,
            Optional<String> other) {
        this.words = words;
        this.channels = Set.copyOf(channels);
        this.orders = orders;
        this.products = products;
        this.isAlsoOfOthers = isAlsoOfOthers;
        this.byStore = byStore;
        this.other = other;
        for (String channel : channels) {
            if (channel.isBlank()) {
                throw new IllegalArgumentException("channel routing " + words + ": the name of a channel is blank");
            }
        }
    }

    /**
     * Returns a routing by store view. An order goes to the channel of the store view in which it was placed, a product to the channels of
     * all store views of the websites on which it is sold.
     *
     * @param channels code of the store view to OrderFlow's name of the channel
     * @param views the shop's store views, which give the numbers that orders and products contain
     * @throws IllegalArgumentException if the shop has no store view with one of the codes, or did not send the website of a store view
     *     (the message names it), or if the name of a channel is blank
     */
    public static ChannelRouting byStore(Map<String, String> channels, List<StoreView> views) {
        Map<Long, String> byStore = new TreeMap<>();
        Map<Long, Set<String>> byWebsite = new HashMap<>();
        channels.forEach((code, channel) -> {
            StoreView view = view(code, views);
            byStore.put(view.storeId(), channel);
            byWebsite.computeIfAbsent(website(view), website -> new TreeSet<>()).add(channel);
        });
        Set<Long> alsoOfOthers = views.stream()
                .filter(view -> !byStore.containsKey(view.storeId()))
                .flatMap(view -> view.websiteId().stream())
                .collect(Collectors.toSet());
        return byPlace(
                "by store view " + new TreeMap<>(channels),
                byStore,
                byWebsite,
                product -> soldOn(product).stream().anyMatch(alsoOfOthers::contains));
    }

    /**
     * Returns a routing by website. An order goes to the channel of the website of the store view in which it was placed, a product to the
     * channels of the websites on which it is sold.
     *
     * @param channels number of the website to OrderFlow's name of the channel; web services of Magento 1 do not send the codes of websites
     * @param views the shop's store views, which give their websites
     * @throws IllegalArgumentException if a website has no store view (the message names it), or if the name of a channel is blank
     */
    public static ChannelRouting byWebsite(Map<Long, String> channels, List<StoreView> views) {
        Map<Long, String> byStore = new TreeMap<>();
        Map<Long, Set<String>> byWebsite = new HashMap<>();
        channels.forEach((website, channel) -> {
            List<StoreView> its = views.stream()
                    .filter(view -> view.websiteId().equals(Optional.of(website)))
                    .toList();
            if (its.isEmpty()) {
                throw new IllegalArgumentException("no store view of the shop is of website number " + website);
            }
            its.forEach(view -> byStore.put(view.storeId(), channel));
            byWebsite.put(website, Set.of(channel));
        });
        return byPlace(
                "by website " + new TreeMap<>(channels),
                byStore,
                byWebsite,
                product -> soldOn(product).stream().anyMatch(website -> !byWebsite.containsKey(website)));
    }

    /**
     * Returns a routing by number, which needs no list of store views. An order goes to the channel of the store view in which it was
     * placed, a product to the channels of the websites on which it is sold.
     *
     * @param stores number of the store view to OrderFlow's name of the channel
     * @param websites number of the website to OrderFlow's name of the channel
     * @throws IllegalArgumentException if the name of a channel is blank
     */
    public static ChannelRouting byNumber(Map<Long, String> stores, Map<Long, String> websites) {
        Map<Long, Set<String>> byWebsite = new HashMap<>();
        websites.forEach((website, channel) -> byWebsite.put(website, Set.of(channel)));
        return byPlace(
                "by store view number " + new TreeMap<>(stores) + " and website number " + new TreeMap<>(websites),
                new TreeMap<>(stores),
                byWebsite,
                product -> true);
    }

    /**
     * Returns a routing by custom functions.
     *
     * @param words describes the routing, for example {@code by customer group}
     * @param channels all channels that the functions may return, by OrderFlow's names
     * @param orders a pure function that returns the channel of an order; empty rejects the order
     * @param products a pure function that returns the channels of a product; empty if no channel sells it
     * @throws IllegalArgumentException if the name of a channel is blank
     */
    public static ChannelRouting of(
            String words,
            Set<String> channels,
            Function<Order, Optional<String>> orders,
            Function<Product, Set<String>> products) {
        return new ChannelRouting(
                words, channels, orders, products, product -> false, Optional.empty(), Optional.empty());
    }

    /** @param isAlsoOfOthers whether a product is also sold where orders go to the default channel */
    private static ChannelRouting byPlace(
            String words,
            Map<Long, String> byStore,
            Map<Long, Set<String>> byWebsite,
            Predicate<Product> isAlsoOfOthers) {
        return new ChannelRouting(
                words,
                channels(byStore, byWebsite),
                order -> byStore.isEmpty()
                        ? Optional.empty() // all go to the default channel
                        : store(order).flatMap(store -> Optional.ofNullable(byStore.get(store))),
                product -> (byWebsite.isEmpty() ? List.<Long>of() : soldOn(product))
                        .stream()
                                .flatMap(website -> byWebsite.getOrDefault(website, Set.of()).stream())
                                .collect(Collectors.toSet()),
                isAlsoOfOthers,
                Optional.of(Map.copyOf(byStore)),
                Optional.empty());
    }

    private static Set<String> channels(Map<Long, String> byStore, Map<Long, Set<String>> byWebsite) {
        Set<String> channels = new TreeSet<>(byStore.values());
        byWebsite.values().forEach(channels::addAll);
        return channels;
    }

    private static StoreView view(String code, List<StoreView> views) {
        return views.stream()
                .filter(view -> view.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the shop has no store view with the code " + code
                        + NearestName.to(
                                code, views.stream().map(StoreView::code).toList())));
    }

    private static Long website(StoreView view) {
        return view.websiteId()
                .orElseThrow(() -> new IllegalArgumentException("the shop did not send the website of store view "
                        + view.code() + ", which determines its products: route by rules (ChannelRouting.of)"));
    }

    private static List<Long> soldOn(Product product) {
        return product.websiteIds()
                .orElseThrow(() -> MappingException.missingField(
                        "product " + product.sku(),
                        "the shop did not send the websites on which it is sold, which determine its channels"));
    }

    /**
     * Returns this routing with a default channel, for orders of other or deleted store views and the products sold there. A routing by
     * number, which does not know the store views of a website, sends all products to the default channel, too.
     *
     * @param channel OrderFlow's name of the channel
     */
    public ChannelRouting otherwise(String channel) {
        Set<String> all = new TreeSet<>(channels);
        all.add(channel);
        return new ChannelRouting(
                words + ", else " + channel, all, orders, products, isAlsoOfOthers, byStore, Optional.of(channel));
    }

    /** Returns the numbers of the store views that have a channel; empty for a routing by functions. */
    public Set<Long> stores() {
        return byStore.map(Map::keySet).orElse(Set.of());
    }

    /** Returns whether there is a {@linkplain #otherwise default channel}. */
    public boolean hasRest() {
        return other.isPresent();
    }

    /**
     * Returns the fields of orders and products to read for routing: the fields with typed accessors; for a routing by functions
     * ({@link #of}), all fields.
     */
    public Projection projection() {
        return byStore.isPresent() ? Projection.typed() : Projection.whole();
    }

    /** Returns all channels, by OrderFlow's names. */
    public Set<String> channels() {
        return channels;
    }

    /**
     * Returns the channel of an order.
     *
     * @throws MappingException if the order has no channel; the message names the order and its store view
     * @throws IllegalStateException if a function of the routing returns a channel that is not one of {@link #channels()}
     */
    public String channel(Order order) {
        return checked(orders.apply(order))
                .or(() -> other)
                .orElseThrow(() -> refusal("order " + order.incrementId(), order.storeId()));
    }

    /**
     * Returns the number of the order's store view; empty if that was deleted.
     *
     * @throws MappingException if the shop did not send it
     */
    private static Optional<Long> store(OrderHead order) {
        if (!OrderSelection.isStoreSent(order)) {
            throw MappingException.missingField(
                    "order " + order.incrementId(),
                    "the shop did not send its store view (store_id), which determines its channel");
        }
        return order.storeId();
    }

    /**
     * Returns the channel of an order in the shop's list; empty if the whole order is needed.
     *
     * @throws MappingException if the order has no channel; the message names the order and its store view
     */
    public Optional<String> channel(OrderSummary row) {
        return byStore.filter(places -> places.isEmpty() || OrderSelection.isStoreSent(row))
                .map(places -> row.storeId()
                        .flatMap(store -> Optional.ofNullable(places.get(store)))
                        .or(() -> other)
                        .orElseThrow(() -> refusal("order " + row.incrementId(), row.storeId())));
    }

    private MappingException refusal(String order, Optional<Long> store) {
        return new MappingException(
                order,
                store.map(number -> "store view number " + number).orElse("a deleted store view")
                        + " has no channel, " + words
                        + ": add one for it or a default channel (otherwise), or exclude the store from"
                        + " the selection",
                null);
    }

    /**
     * Returns the channels that sell a product; empty if no channel sells it.
     *
     * @throws MappingException if the shop did not send where the product is sold
     * @throws IllegalStateException if a function of the routing returns a channel that is not one of {@link #channels()}
     */
    public Set<String> channels(Product product) {
        Set<String> its = new TreeSet<>(products.apply(product));
        its.forEach(channel -> checked(Optional.of(channel)));
        if (its.isEmpty() || isAlsoOfOthers.test(product)) {
            other.ifPresent(its::add);
        }
        return its;
    }

    private Optional<String> checked(Optional<String> channel) {
        channel.filter(name -> !channels.contains(name)).ifPresent(name -> {
            throw new IllegalStateException("the routing " + words + " names the channel '" + name
                    + "', which is not one of " + new TreeSet<>(channels));
        });
        return Objects.requireNonNull(channel);
    }

    /** Returns the description of the routing. */
    @Override
    public String toString() {
        return words;
    }
}
