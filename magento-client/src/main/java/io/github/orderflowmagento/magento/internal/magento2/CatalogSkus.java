package io.github.orderflowmagento.magento.internal.magento2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.SkuMatch;

/**
 * Resolves SKUs to those of the catalogue for writes: a shop accepts stock of a SKU that it does not have, and in other letter case it
 * changes the record but not what is sold.
 */
final class CatalogSkus {
    static final int MOST = 500;

    /** How many are read together by default: the shop loads each product. */
    static final int MODERATE = 250;

    private static final String OPERATION = "products (SKUs)";

    /** Their stock is that of their parts. */
    private static final Set<String> COMPOSITE = Set.of("configurable", "bundle", "grouped");

    private final Magento2Service service;
    private final EntityBatches together;

    /** @param together reads the types */
    CatalogSkus(Magento2Service service, EntityBatches together) {
        this.service = service;
        this.together = together;
    }

    /** Returns, by SKU, the types of the products that a search for it finds, by the catalogue's SKU. */
    Map<String, Answer<Map<String, String>>> types(List<String> skus) {
        Map<String, Answer<Map<String, String>>> bySku = new HashMap<>();
        together.<String, Map<String, String>>read(skus, some -> {
                    Map<String, String> found = found(some);
                    return some.stream().map(sku -> Answer.of(sku, found)).toList();
                })
                .forEach(answer -> bySku.put(answer.key(), answer));
        return bySku;
    }

    private Map<String, String> found(List<String> skus) {
        Map<String, String> types = new HashMap<>();
        for (SearchCriteria search : new SearchCriteria().namingAlone("sku", skus, MOST)) {
            EntityPages.stream(
                            service,
                            OPERATION,
                            RestApi::products,
                            search,
                            "entity_id",
                            "id",
                            RequestedFields.PRODUCT_TYPES,
                            Math.max(skus.size(), MODERATE) + 1) // a page that is not full is the last one
                    .forEach(row -> {
                        Fields product = Magento2Shape.productSummary(row);
                        types.put(
                                product.text("sku").orElse(""),
                                product.text("type_id").orElse(""));
                    });
        }
        return types;
    }

    /**
     * Returns the SKU in the catalogue, if its stock can be written.
     *
     * @param types of the products found
     * @throws MagentoException if the shop has no such product, several, or a composite one
     */
    static String resolved(String sku, Map<String, String> types, String operation) {
        List<String> matching = SkuMatch.in(types.keySet(), sku);
        if (matching.isEmpty()) {
            throw new MagentoException.NotFound(operation, "not sent: the shop has no product with this SKU");
        }
        if (matching.size() > 1) {
            throw new MagentoException.Rejected(operation, "not sent: several SKUs match: " + matching);
        }
        String type = types.getOrDefault(matching.get(0), "");
        if (COMPOSITE.contains(type)) {
            throw new MagentoException.Rejected(
                    operation, "not sent: a " + type + " product has no stock, only its parts have");
        }
        return matching.get(0);
    }
}
