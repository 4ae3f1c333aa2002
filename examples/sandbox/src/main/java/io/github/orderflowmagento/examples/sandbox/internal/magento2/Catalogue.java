package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The products, by id, as the shop tells them; some with values of their own in a store view. */
final class Catalogue {

    /** What the products know that no longer exist: orders and sources name them still. */
    private final Map<Integer, String> skus = new HashMap<>();

    private final Map<Integer, Row> products = new TreeMap<>();
    private final Map<String, Map<Integer, Row>> byStore = new HashMap<>();
    private final Map<String, Row> bySku = new LinkedHashMap<>();

    /** Takes over a product. */
    void add(Row product) {
        products.put(product.integer("id"), product);
        bySku.put(Collation.key(product.text("sku")), product);
        skus.put(product.integer("id"), product.text("sku"));
    }

    /** Takes over a product as it is in a store view. */
    void add(String store, Row product) {
        byStore.computeIfAbsent(store, code -> new HashMap<>()).put(product.integer("id"), product);
    }

    void remove(Row product) {
        products.remove(product.integer("id"));
        bySku.remove(Collation.key(product.text("sku")));
    }

    Stream<Row> all() {
        return products.values().stream();
    }

    /** Whatever its case and accents. */
    @Nullable
    Row withSku(String sku) {
        return bySku.get(Collation.key(sku));
    }

    /** The product as a store view has it. */
    Row in(String store, Row product) {
        return byStore.getOrDefault(store, Map.of()).getOrDefault(product.integer("id"), product);
    }

    /** The SKU under which the stock of an order's row is kept: that of the product, without options. */
    String sku(Row orderItem) {
        return Objects.requireNonNullElse(skus.get(orderItem.integer("product_id")), orderItem.text("sku"));
    }

    boolean isShippedSeparately(int bundle) {
        Row product = products.get(bundle);
        return product != null && "1".equals(attribute(product, "shipment_type"));
    }

    /** A bundle that is shipped together and has the product in it. */
    @Nullable
    Row togetherBundleOf(String sku) {
        return all().filter(product ->
                        product.text("type_id").equals("bundle") && !isShippedSeparately(product.integer("id")))
                .filter(bundle -> bundle.row("extension_attributes").rows("bundle_product_options").stream()
                        .flatMap(option -> option.rows("product_links").stream())
                        .anyMatch(link -> link.text("sku").equals(sku)))
                .findFirst()
                .orElse(null);
    }

    /** A value of a product by the name of the attribute, or of what products may be filtered by. */
    static @Nullable Object attribute(Row product, String name) {
        if (name.equals("entity_id")) {
            return product.get("id");
        }
        if (name.equals("website_id")) {
            return product.row("extension_attributes").get("website_ids");
        }
        if (product.has(name)) {
            return product.get(name);
        }
        return product.rows("custom_attributes").stream()
                .filter(attribute ->
                        attribute.text("attribute_code").equals(name.equals("category_id") ? "category_ids" : name))
                .map(attribute -> attribute.get("value"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
