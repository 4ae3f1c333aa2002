package io.github.orderflowmagento.operation.check;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.Finding;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.ByStore;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;

/**
 * Checks mappings against a shop: reads some of its orders and products, and reports fields that rules and conditions use but no sample
 * has, and carriers and store views that the shop does not have. Writes nothing to the shop and sends nothing to the warehouse.
 *
 * <pre>{@code
 * Findings findings = MappingCheck.against(shop).of(mappings, Instant.now());
 * System.out.println(findings.asText());
 * }</pre>
 *
 * <p>Messages from the warehouse are not available here: check them with {@code mappings.inventory().check(lines)} and {@code
 * mappings.shipment().check(despatches)}. Safe to share between threads.
 */
public final class MappingCheck {
    private static final int SAMPLES = 20;
    private static final Duration RECENT = Duration.ofDays(30);

    private final Magento shop;
    private final int samples;
    private final Duration recent;

    private MappingCheck(Magento shop, int samples, Duration recent) {
        this.shop = Objects.requireNonNull(shop);
        this.samples = samples;
        this.recent = recent;
    }

    /** Creates a check with up to 20 products, and up to 20 orders of the last 30 days. */
    public static MappingCheck against(Magento shop) {
        return new MappingCheck(shop, SAMPLES, RECENT);
    }

    /**
     * Returns this check with up to this many orders and as many products. Default: 20.
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public MappingCheck samples(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("samples must be at least 1, was " + most);
        }
        return new MappingCheck(shop, most, recent);
    }

    /** Returns this check with orders placed within this time before the check. Default: 30 days. */
    public MappingCheck placedWithin(Duration time) {
        return new MappingCheck(shop, samples, time);
    }

    /**
     * Runs the check.
     *
     * @param now the current time: the orders' age is counted back from it, and prices are those that apply then
     * @throws MagentoException if the shop cannot be read; a problem with one order or product is a finding
     */
    public Findings of(Mappings mappings, Instant now) {
        List<Finding> found = new ArrayList<>();
        List<Order> orders = orders(mappings, now, found);
        found.addAll(mappings.order().check(orders, now).all());
        mappings.product().check(products(found), now).all().stream()
                .map(this::asTheAttributesSay)
                .forEach(found::add);
        carriers(mappings.shipment().carriers(), orders, found);
        stores(mappings, found);
        return new Findings(found);
    }

    private List<Order> orders(Mappings mappings, Instant now, List<Finding> found) {
        Instant since = now.minus(recent);
        OrderQuery query = OrderQuery.builder()
                .from(mappings.selection().query())
                .createdSince(mappings.selection()
                        .placedSince()
                        .filter(since::isBefore)
                        .orElse(since))
                .build();
        try (Stream<OrderSummary> list = shop.orders().list(query)) {
            List<OrderNumber> numbers = list.filter(row -> !row.incrementId().isBlank())
                    .limit(samples)
                    .map(mappings.order()::orderNumber)
                    .distinct()
                    .toList();
            if (numbers.isEmpty()) {
                found.add(Finding.builder()
                        .entity("order")
                        .property("selection")
                        .problem("the shop has no such order since "
                                + query.createdSince().orElseThrow().truncatedTo(ChronoUnit.SECONDS))
                        .advice("the order mapping was not checked: correct the selection, or check more days")
                        .build());
                return List.of();
            }
            return read("order", shop.orders().detailsOf(numbers), found);
        }
    }

    private List<Product> products(List<Finding> found) {
        ProductQuery stockItems = ProductQuery.builder()
                .addAllTypes(Arrays.stream(ProductType.values())
                        .filter(ProductType::isStockItem)
                        .filter(type -> type != ProductType.UNKNOWN)
                        .toList())
                .build();
        try (Stream<ProductSummary> list = shop.products().list(stockItems)) {
            List<String> skus = list.flatMap(row -> row.sku().stream())
                    .filter(sku -> !sku.isBlank())
                    .limit(samples)
                    .toList();
            if (skus.isEmpty()) {
                found.add(Finding.builder()
                        .entity("product")
                        .property("types")
                        .problem("the shop has none")
                        .advice("the product mapping was not checked")
                        .build());
                return List.of();
            }
            return read("product", shop.products().details(skus), found);
        }
    }

    private static <T> List<T> read(String kind, List<Answer<T>> answers, List<Finding> found) {
        for (Answer<T> answer : answers) {
            answer.failure()
                    .ifPresent(failure -> found.add(Finding.builder()
                            .entity(kind)
                            .property(answer.key())
                            .problem("cannot be read: " + failure.getMessage())
                            .advice("the export cannot read it either")
                            .build()));
        }
        return answers.stream().flatMap(answer -> answer.value().stream()).toList();
    }

    /** An attribute that no sample has may belong to products of another attribute set. */
    private Finding asTheAttributesSay(Finding finding) {
        if (!finding.field().matches("\\w+")) {
            return finding;
        }
        try {
            shop.attributes().options(finding.field());
        } catch (MagentoException e) {
            return finding;
        }
        return Finding.builder()
                .from(finding)
                .problem(finding.problem() + "; the shop has such an attribute")
                .advice("check whether products of another attribute set have it")
                .build();
    }

    private void carriers(CarrierTable carriers, List<Order> orders, List<Finding> found) {
        List<String> wanted = carriers.codes().stream()
                .filter(code -> !code.equals(CarrierTable.CUSTOM))
                .toList();
        if (wanted.isEmpty() || orders.isEmpty()) {
            return;
        }
        Set<String> known;
        try {
            known = shop.shipments().carriers(orders.get(0)).keySet();
        } catch (MagentoException.Unsupported e) {
            return; // a shop that accepts any carrier
        }
        wanted.stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> found.add(Finding.builder()
                        .entity("despatch")
                        .part("carriers")
                        .property("track.carrier_code")
                        .field(code)
                        .problem("the shop has no such carrier" + NearestName.to(code, known))
                        .advice("the track would be added as custom: correct the code, or install the carrier")
                        .build()));
    }

    private void stores(Mappings mappings, List<Finding> found) {
        Set<Long> selected = mappings.selection().storeIds();
        Optional<Set<Long>> withSource = mappings.order().sources().map(ByStore::stores);
        Optional<ChannelRouting> byStore =
                mappings.channels().filter(routing -> !routing.stores().isEmpty());
        Set<Long> withNumbers = mappings.order().orderNumbersByStore().keySet();
        if (selected.isEmpty() && withSource.isEmpty() && byStore.isEmpty() && withNumbers.isEmpty()) {
            return;
        }
        Map<Long, String> views = shop.stores().views().stream()
                .collect(Collectors.toMap(view -> view.storeId(), view -> view.code(), (one, other) -> one));
        unknown("selection", "stores", selected, views, found);
        unknown("header", "externalReference", withNumbers, views, found);
        withSource.ifPresent(stores -> unknown("header", "source", stores, views, found));
        byStore.ifPresent(routing -> unknown("channels", "store", routing.stores(), views, found));
        mappings.order()
                .sources()
                .filter(sources -> !sources.hasDefault())
                .ifPresent(sources -> without("header", "source", sources.stores(), selected, views, found));
        byStore.filter(routing -> !routing.hasRest())
                .ifPresent(routing -> without("channels", "channel", routing.stores(), selected, views, found));
    }

    /** Returns the selected store views whose orders are rejected, since the mapping has no entry for them. */
    private static void without(
            String part,
            String property,
            Set<Long> stores,
            Set<Long> selected,
            Map<Long, String> views,
            List<Finding> found) {
        views.forEach((number, code) -> {
            boolean isSelected = selected.isEmpty() || selected.contains(number);
            if (isSelected && !stores.contains(number)) {
                found.add(Finding.builder()
                        .entity("order")
                        .part(part)
                        .property(property)
                        .field("store view " + number + " (" + code + ")")
                        .problem("has no " + property)
                        .advice("its orders are rejected: add one, or a default for all others")
                        .build());
            }
        });
    }

    private static void unknown(
            String part, String property, Set<Long> stores, Map<Long, String> views, List<Finding> found) {
        stores.stream()
                .filter(number -> !views.containsKey(number))
                .forEach(number -> found.add(Finding.builder()
                        .entity("order")
                        .part(part)
                        .property(property)
                        .field("store view " + number)
                        .problem("the shop has no such store view; there are " + views)
                        .advice("correct the number")
                        .build()));
    }
}
