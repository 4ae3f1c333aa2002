package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.model.Fields;

/**
 * Reads whether the parts of bundles ship separately, which an order does not contain: it is an attribute of the product. If a product has
 * been deleted, or products may not be read, it is unknown.
 *
 * <p>The result is cached for ten minutes. The shop itself ships an order by the attribute's value when the order was placed, which it does
 * not return: if a merchant has changed the attribute since, the product differs from the order, however often it is read, and the shop
 * rejects a shipment of the wrong kind. Unknown results are not cached.
 */
final class ShipmentTypes {
    /** How many products are read in one request. */
    static final int MOST = 200;

    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int KEPT_AT_MOST = 10_000;
    private static final String OPERATION = "products (bundles)";

    private final Magento2Service service;
    private final EntityBatches reading;
    private final ExpiringMap<Long, String> kept;
    private final MissingRight right = new MissingRight();

    /** @param kept by number of the product; see {@link #kept} */
    ShipmentTypes(Magento2Service service, EntityBatches reading, ExpiringMap<Long, String> kept) {
        this.service = service;
        this.reading = reading;
        this.kept = kept;
    }

    /**
     * Returns a cache for the products of a shop.
     *
     * @param ticks a monotonic clock in nanoseconds
     */
    static ExpiringMap<Long, String> kept(LongSupplier ticks) {
        return new ExpiringMap<>(KEPT_AT_MOST, KEPT_FOR, ticks);
    }

    /** Returns the type by the number of the product, for all bundles in the orders, if it is known. No request if all are cached. */
    Map<Long, Answer<Optional<String>>> in(Collection<Map<String, @Nullable Object>> orders) {
        Set<Long> bundles = orders.stream()
                .flatMap(order -> bundles(order).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Long, Answer<Optional<String>>> types = new HashMap<>();
        bundles.forEach(bundle -> kept.get(bundle)
                .ifPresent(type -> types.put(bundle, Answer.of(String.valueOf(bundle), Optional.of(type)))));
        bundles.removeAll(types.keySet());
        if (!bundles.isEmpty()) {
            List<String> unknown = bundles.stream().map(String::valueOf).toList();
            right.read(() -> reading.read(unknown, this::read))
                    .forEach(answer -> types.put(Long.valueOf(answer.key()), ofTheOrder(answer)));
        }
        return types;
    }

    /** A missing right affects the orders with bundles, and no others. */
    private static Answer<Optional<String>> ofTheOrder(Answer<Optional<String>> answer) {
        return answer.failure()
                .filter(MissingRight::isNamedBy)
                .map(failure -> Answer.<Optional<String>>failed(
                        answer.key(),
                        new MagentoException.NotPermitted(
                                Details.of("how bundles ship", String.valueOf(failure.getMessage()))
                                        .concerning(Concern.ITEM)
                                        .causedBy(failure))))
                .orElse(answer);
    }

    private List<Answer<Optional<String>>> read(List<String> bundles) {
        Map<String, String> found = new HashMap<>();
        EntityPages.stream(
                        service,
                        OPERATION,
                        RestApi::products,
                        new SearchCriteria().anyOf("entity_id", bundles),
                        "entity_id",
                        "id",
                        RequestedFields.SHIPMENT_TYPES,
                        MOST + 1) // a page that is not full is the last one
                .forEach(row -> {
                    Fields product = Magento2Shape.productSummary(row);
                    product.nonBlank("shipment_type").ifPresent(type -> found.put(String.valueOf(row.get("id")), type));
                });
        found.forEach((bundle, type) -> kept.put(Long.valueOf(bundle), type));
        return bundles.stream()
                .map(bundle -> Answer.of(bundle, Optional.ofNullable(found.get(bundle))))
                .toList();
    }

    /**
     * Returns the types of the bundles of an order, as far as they are known.
     *
     * @throws MagentoException if one of the products could not be read
     */
    static Map<Long, String> of(Map<String, @Nullable Object> order, Map<Long, Answer<Optional<String>>> types) {
        Map<Long, String> its = new HashMap<>();
        for (Long bundle : bundles(order)) {
            Answer<Optional<String>> type = types.get(bundle);
            if (type != null) {
                type.orThrow().ifPresent(known -> its.put(bundle, known));
            }
        }
        return its;
    }

    /** Returns the numbers of the products. */
    private static Set<Long> bundles(Map<String, @Nullable Object> order) {
        return rows(order)
                .filter(row -> "bundle".equals(row.get("product_type")))
                .flatMap(row -> row.get("product_id") instanceof Long product ? Stream.of(product) : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static Stream<Map<?, ?>> rows(Map<String, @Nullable Object> order) {
        return order.get("items") instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row)
                : Stream.empty();
    }
}
