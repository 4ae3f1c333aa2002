package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.model.Fields;

/**
 * Whether the parts of bundles ship separately, which an order does not say: it is an attribute of the product. Of a product that is gone
 * nothing is known.
 */
final class ShipmentTypes {
    private static final int MOST = 100;
    private static final String OPERATION = "products (bundles)";

    private final Magento2Service service;

    ShipmentTypes(Magento2Service service) {
        this.service = service;
    }

    /** By the number of the product, for all bundles in the orders; no request if there is none. */
    Map<Long, String> in(Collection<Map<String, @Nullable Object>> orders) {
        TreeSet<Long> bundles = new TreeSet<>();
        orders.forEach(order -> rows(order)
                .filter(row -> "bundle".equals(row.get("product_type")))
                .forEach(row -> {
                    if (row.get("product_id") instanceof Long product) {
                        bundles.add(product);
                    }
                }));
        Map<Long, String> types = new HashMap<>();
        for (List<Long> some : Chunks.of(List.copyOf(bundles), MOST)) {
            EntityPages.stream(
                            service,
                            OPERATION,
                            RestApi::products,
                            new SearchCriteria().anyOf("entity_id", some),
                            "entity_id",
                            "id",
                            Projection.SHIPMENT_TYPES,
                            MOST + 1) // a page that is not full is the last one
                    .forEach(row -> {
                        Fields product = Magento2Shape.productSummary(row);
                        product.nonBlank("shipment_type").ifPresent(type -> types.put((Long) row.get("id"), type));
                    });
        }
        return types;
    }

    private static Stream<Map<?, ?>> rows(Map<String, @Nullable Object> order) {
        return order.get("items") instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row)
                : Stream.empty();
    }
}
