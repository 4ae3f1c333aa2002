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
 * Which of the warehouse's sales channels each order and each product is for. An order is for one channel; a product is for each
 * channel that sells it.
 *
 * <pre>{@code
 * ChannelRouting routing = ChannelRouting.byStore(Map.of("uk", "acme-uk", "de", "acme-de"), shop.stores().views());
 * OrderExport export = OrderExport.between(shop, warehouse).channels(routing).build();
 * }</pre>
 *
 * <p>An order of a store view without a channel is refused by name, not sent to another one; name a channel for the rest with {@link
 * #otherwise} if there is one. A product that no channel sells is skipped. The extension for Magento 1 has one channel for all stores.
 *
 * <p>An order stays in the channel to which it was exported, for as long as the state of the export knows it: 90 days after it was last met,
 * of the latest 5,000. Older ones that are met again go where the routing says, and would be in two channels if that has changed; so does
 * everything in a run from {@code RunState.initial()} after a change. {@code placedSince} keeps old orders out. An order whose channel the
 * routing no longer has is given up, to be checked by hand.
 *
 * <p>Immutable, and safe to share between threads if its functions are.
 */
public final class ChannelRouting {
    private final String words;
    private final Set<String> channels;
    private final Function<Order, Optional<String>> orders;
    private final Function<Product, Set<String>> products;

    /** Whether a product is also sold where the orders are for the channel of the rest. */
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
                throw new IllegalArgumentException("channel routing " + words + ": a channel needs a name");
            }
        }
    }

    /**
     * By store view: an order by the one in which it was placed, a product by all store views of the websites on which it is sold.
     *
     * @param channels code of the store view to OrderFlow's name of the channel
     * @param views the shop's store views, which tell the numbers that orders and products name
     * @throws IllegalArgumentException naming a code that the shop does not have, or a store view whose website the shop does not tell
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
     * By website: an order by that of the store view in which it was placed, a product by those on which it is sold.
     *
     * @param channels number of the website to OrderFlow's name of the channel; web services of Magento 1 do not tell websites' codes
     * @param views the shop's store views, which tell their websites
     * @throws IllegalArgumentException naming a website that has no store view
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
     * By numbers: an order by that of the store view in which it was placed, a product by those of the websites on which it is sold. For
     * who does not ask the shop which store views it has.
     *
     * @param stores number of the store view to OrderFlow's name of the channel
     * @param websites number of the website to OrderFlow's name of the channel
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
     * By rules of one's own.
     *
     * @param words what they go by, for people to read: {@code by customer group}
     * @param channels all channels there are, by OrderFlow's names
     * @param orders the channel of an order; empty if it has none, which refuses the order. A pure function
     * @param products the channels of a product; empty if no channel sells it. A pure function
     */
    public static ChannelRouting of(
            String words,
            Set<String> channels,
            Function<Order, Optional<String>> orders,
            Function<Product, Set<String>> products) {
        return new ChannelRouting(
                words, channels, orders, products, product -> false, Optional.empty(), Optional.empty());
    }

    /** @param isAlsoOfOthers whether a product is also sold where orders are for the channel of the rest */
    private static ChannelRouting byPlace(
            String words,
            Map<Long, String> byStore,
            Map<Long, Set<String>> byWebsite,
            Predicate<Product> isAlsoOfOthers) {
        return new ChannelRouting(
                words,
                channels(byStore, byWebsite),
                order -> byStore.isEmpty()
                        ? Optional.empty() // all are for the rest, wherever they were placed
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
                .orElseThrow(() -> new IllegalArgumentException("the shop does not tell the website of store view "
                        + view.code() + ", by which its products are known: route by rules (ChannelRouting.of)"));
    }

    private static List<Long> soldOn(Product product) {
        return product.websiteIds()
                .orElseThrow(() -> MappingException.untold(
                        "product " + product.sku(),
                        "the shop does not tell the websites on which it is sold, and so not its channels"));
    }

    /**
     * This routing with a channel for what has none: orders of store views that are not named, or are no more, and the products sold there; by
     * numbers, of which it is not known which store views a website has, all products.
     *
     * @param channel OrderFlow's name of the channel
     */
    public ChannelRouting otherwise(String channel) {
        Set<String> all = new TreeSet<>(channels);
        all.add(channel);
        return new ChannelRouting(
                words + ", else " + channel, all, orders, products, isAlsoOfOthers, byStore, Optional.of(channel));
    }

    /** The numbers of the store views that have a channel of their own; empty for rules. */
    public Set<Long> stores() {
        return byStore.map(Map::keySet).orElse(Set.of());
    }

    /** Whether there is a channel {@linkplain #otherwise for the rest}. */
    public boolean hasRest() {
        return other.isPresent();
    }

    /**
     * What of orders and products is to be read to route them: what there are typed accessors for; everything, for rules of one's own ({@link
     * #of}).
     */
    public Projection projection() {
        return byStore.isPresent() ? Projection.typed() : Projection.whole();
    }

    /** All channels there are, by OrderFlow's names. */
    public Set<String> channels() {
        return channels;
    }

    /**
     * The channel of an order.
     *
     * @throws MappingException naming the order and its store view, if it has none
     */
    public String channel(Order order) {
        return checked(orders.apply(order))
                .or(() -> other)
                .orElseThrow(() -> refusal("order " + order.incrementId(), order.storeId()));
    }

    /**
     * The number of its store view; empty if that is no more.
     *
     * @throws MappingException if the shop does not tell it
     */
    private static Optional<Long> store(OrderHead order) {
        if (!OrderSelection.isStoreTold(order)) {
            throw MappingException.untold(
                    "order " + order.incrementId(),
                    "the shop does not tell its store view (store_id), and so not its channel");
        }
        return order.storeId();
    }

    /**
     * The channel of an order, as far as a row of the shop's list tells it; empty if the whole order is needed.
     *
     * @throws MappingException naming the order and its store view, if it has none
     */
    public Optional<String> channel(OrderSummary row) {
        return byStore.filter(places -> places.isEmpty() || OrderSelection.isStoreTold(row))
                .map(places -> row.storeId()
                        .flatMap(store -> Optional.ofNullable(places.get(store)))
                        .or(() -> other)
                        .orElseThrow(() -> refusal("order " + row.incrementId(), row.storeId())));
    }

    private MappingException refusal(String order, Optional<Long> store) {
        return new MappingException(
                order,
                store.map(number -> "store view number " + number).orElse("a store view that is no more")
                        + " has no channel, " + words
                        + ": name one for it, or for all others (otherwise), or leave the store out of"
                        + " the selection",
                null);
    }

    /**
     * The channels that sell a product; empty if none does.
     *
     * @throws MappingException if the shop does not tell where the product is sold
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
                    + "', which is none of " + new TreeSet<>(channels));
        });
        return Objects.requireNonNull(channel);
    }

    /** What it goes by. */
    @Override
    public String toString() {
        return words;
    }
}
