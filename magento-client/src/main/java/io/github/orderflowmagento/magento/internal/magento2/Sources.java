package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.StockItem;

/**
 * Determines the source of a shipment. Without a source Magento 2 takes the units from {@code default}, even if the order's website sells
 * nothing from there, and it accepts a source that is disabled or not the website's own: so a shipment always names one, which is checked.
 */
final class Sources {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);
    private static final String OPERATION = "inventory/sources";
    private static final String SOURCE = "source_code";
    private static final String STOCK = "stock_id";
    private static final String NAME_ONE = ": name the source that the goods ship from";

    private final Magento2Service service;
    private final Modules modules;
    private final ExpiringMap<String, Known> known;

    Sources(Magento2Service service, Modules modules) {
        this.service = service;
        this.modules = modules;
        this.known = new ExpiringMap<>(1, TIME_TO_LIVE, System::nanoTime);
    }

    /**
     * The sources of the shop.
     *
     * @param enabled by the source's code
     * @param ofStore the codes of the sources of each store view's website, by the number of the store view; a website without a stock has
     *     none
     */
    private record Known(Map<String, Boolean> enabled, Map<Long, List<String>> ofStore) {}

    /**
     * Returns the source to name; empty for a shop without the modules of multi-source inventory.
     *
     * @param wanted the source that the caller names
     * @throws MagentoException.Rejected if it is invalid, or none is named and it is ambiguous
     */
    Optional<String> of(OrderHead order, Optional<String> wanted, String operation) {
        if (!modules.haveSources()) {
            wanted.filter(source -> !source.equals(StockItem.DEFAULT_SOURCE)).ifPresent(source -> {
                throw rejected(operation, "a shop without multi-source inventory has no source '" + source + "'");
            });
            return Optional.empty();
        }
        Known now = known.computeIfAbsent("", any -> read());
        List<String> ofWebsite = order.storeId()
                .map(store -> now.ofStore().getOrDefault(store, List.of()))
                .orElse(List.of());
        return Optional.of(
                wanted.isPresent()
                        ? named(wanted.get(), now, ofWebsite, operation)
                        : only(now, ofWebsite, order, operation));
    }

    private static String named(String source, Known now, List<String> ofWebsite, String operation) {
        Boolean isEnabled = now.enabled().get(source);
        if (isEnabled == null) {
            throw rejected(
                    operation,
                    "the shop has no source '" + source + "', only "
                            + new TreeSet<>(now.enabled().keySet()));
        }
        if (!isEnabled) {
            throw rejected(operation, "the source '" + source + "' is disabled in the shop");
        }
        if (!ofWebsite.isEmpty() && !ofWebsite.contains(source)) {
            throw rejected(
                    operation, "the source '" + source + "' is not one of those of the order's website, " + ofWebsite);
        }
        return source;
    }

    private static String only(Known now, List<String> ofWebsite, OrderHead order, String operation) {
        List<String> candidates = ofWebsite.stream()
                .filter(source -> now.enabled().getOrDefault(source, false))
                .toList();
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw rejected(
                operation,
                candidates.isEmpty()
                        ? "it is unknown which sources the order's store "
                                + order.storeId().map(String::valueOf).orElse("(unknown)") + " sells from" + NAME_ONE
                        : "the order's website sells from " + candidates + NAME_ONE);
    }

    private Known read() {
        Map<String, Boolean> enabled = new HashMap<>();
        for (Map<String, @Nullable Object> source :
                service.all(RestApi::sources, new SearchCriteria(), List.of(SOURCE), OPERATION)) {
            enabled.put(String.valueOf(source.get(SOURCE)), Boolean.TRUE.equals(source.get("enabled")));
        }
        Map<Object, List<String>> ofStock = new HashMap<>();
        for (Map<String, @Nullable Object> link : service.all(
                RestApi::stockSourceLinks,
                new SearchCriteria(),
                List.of(STOCK, SOURCE),
                "inventory/stock-source-links")) {
            ofStock.computeIfAbsent(Objects.requireNonNullElse(link.get(STOCK), ""), id -> new ArrayList<>())
                    .add(String.valueOf(link.get(SOURCE)));
        }
        Map<String, List<String>> ofWebsite = new HashMap<>();
        for (Map<String, @Nullable Object> stock :
                service.all(RestApi::stocks, new SearchCriteria(), List.of(STOCK), "inventory/stocks")) {
            websites(stock)
                    .forEach(code -> ofWebsite.put(
                            code, ofStock.getOrDefault(Objects.requireNonNullElse(stock.get(STOCK), ""), List.of())));
        }
        Map<Object, String> websiteCodes = new HashMap<>();
        some(RestApi::websites, "store/websites")
                .forEach(website -> websiteCodes.put(
                        Objects.requireNonNullElse(website.get("id"), ""), String.valueOf(website.get("code"))));
        Map<Long, List<String>> ofStore = new HashMap<>();
        some(RestApi::storeViews, "store/storeViews").forEach(view -> {
            String website = websiteCodes.getOrDefault(Objects.requireNonNullElse(view.get("website_id"), ""), "");
            if (view.get("id") instanceof Long id) {
                ofStore.put(id, ofWebsite.getOrDefault(website, List.of()));
            }
        });
        return new Known(enabled, ofStore);
    }

    /** Every shop has some: an empty list is the answer to something else, and shipments would be given up because of it. */
    private List<Map<String, @Nullable Object>> some(Function<RestApi, Call<Object>> resource, String operation) {
        List<Map<String, @Nullable Object>> entities = service.entities(resource, operation);
        if (entities.isEmpty()) {
            throw new MagentoException.NotUnderstood(
                    MagentoException.Details.of(operation, "the shop reports that it has none, but every shop has one")
                            .concerning(MagentoException.Concern.EVERYTHING));
        }
        return entities;
    }

    private static List<String> websites(Map<String, @Nullable Object> stock) {
        List<String> codes = new ArrayList<>();
        if (stock.get("extension_attributes") instanceof Map<?, ?> attributes
                && attributes.get("sales_channels") instanceof List<?> channels) {
            for (Object channel : channels) {
                if (channel instanceof Map<?, ?> website && "website".equals(website.get("type"))) {
                    codes.add(String.valueOf(website.get("code")));
                }
            }
        }
        return codes;
    }

    private static MagentoException rejected(String operation, String problem) {
        return new MagentoException.Rejected(operation, "not sent: " + problem);
    }
}
