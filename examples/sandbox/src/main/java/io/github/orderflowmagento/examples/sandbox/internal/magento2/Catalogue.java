package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The products, by id; some have different values in a store view. */
final class Catalogue {

    /** The SKUs of deleted products, which orders and sources still have. */
    private final Map<Integer, String> skus = new HashMap<>();

    private final Map<Integer, Row> products = new TreeMap<>();
    private final Map<String, Map<Integer, Row>> byStore = new HashMap<>();
    private final Map<String, Row> bySku = new LinkedHashMap<>();
    private final Map<Integer, Row> bundles = new TreeMap<>();

    /** Adds a product. */
    void add(Row product) {
        products.put(product.integer("id"), product);
        bySku.put(Collation.key(product.text("sku")), product);
        skus.put(product.integer("id"), product.text("sku"));
        if (product.text("type_id").equals("bundle")) {
            bundles.put(product.integer("id"), product);
        }
    }

    /** Adds the values of a product in a store view. */
    void add(String store, Row product) {
        byStore.computeIfAbsent(store, code -> new HashMap<>()).put(product.integer("id"), product);
    }

    void remove(Row product) {
        products.remove(product.integer("id"));
        bySku.remove(Collation.key(product.text("sku")));
        bundles.remove(product.integer("id"));
    }

    Stream<Row> all() {
        return products.values().stream();
    }

    /** Finds a product by SKU, ignoring case and accents. */
    @Nullable
    Row withSku(String sku) {
        return bySku.get(Collation.key(sku));
    }

    /** Returns the product with the values of a store view. */
    Row in(String store, Row product) {
        return byStore.getOrDefault(store, Map.of()).getOrDefault(product.integer("id"), product);
    }

    /** Returns the SKU of an order's row in stock: that of the product, without options. */
    String sku(Row orderItem) {
        return Objects.requireNonNullElse(skus.get(orderItem.integer("product_id")), orderItem.text("sku"));
    }

    boolean isShippedSeparately(int bundle) {
        Row product = products.get(bundle);
        return product != null && "1".equals(attribute(product, "shipment_type"));
    }

    /** Returns a bundle with the product whose parts ship together. */
    @Nullable
    Row togetherBundleOf(String sku) {
        return bundles.values().stream()
                .filter(bundle -> !isShippedSeparately(bundle.integer("id")))
                .filter(bundle -> bundle.row("extension_attributes").rows("bundle_product_options").stream()
                        .flatMap(option -> option.rows("product_links").stream())
                        .anyMatch(link -> link.text("sku").equals(sku)))
                .findFirst()
                .orElse(null);
    }

    /** Returns a value of a product by the name of an attribute or a filter. */
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
