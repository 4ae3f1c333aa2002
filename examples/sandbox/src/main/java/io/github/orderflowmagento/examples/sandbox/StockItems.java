package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Quantity and availability of each product: {@code cataloginventory_stock_item.list} and {@code .update}. */
final class StockItems {

    /** A made-up quantity for products whose stock was not recorded. */
    private static final String UNRECORDED = "10.0000";

    private static final Set<String> WITHOUT_OWN_QUANTITY = Set.of("configurable", "bundle", "grouped");

    private final Catalogue catalogue;
    private final Map<Integer, Struct> items = new TreeMap<>();
    private final Map<Integer, BigDecimal> thresholds = new HashMap<>();
    private final Set<Integer> unmanaged = new HashSet<>();
    private final Set<Integer> onBackorder = new HashSet<>();

    /** Copies the recorded rows of existing products, and creates rows for the others. */
    StockItems(Catalogue catalogue, List<Struct> recorded) {
        this.catalogue = catalogue;
        for (Struct product : catalogue.all()) {
            boolean composite = WITHOUT_OWN_QUANTITY.contains(product.text("type"));
            items.put(
                    product.integer("product_id"),
                    new Struct()
                            .put("product_id", product.get("product_id"))
                            .put("sku", product.get("sku"))
                            .put("qty", composite ? "0.0000" : UNRECORDED)
                            .put("is_in_stock", 1));
        }
        recorded.forEach(row -> items.computeIfPresent(row.integer("product_id"), (id, madeUp) -> row));
    }

    /** The rows of the products named; those that do not exist are left out silently. */
    List<Struct> list(List<@Nullable Object> identifiers) {
        Map<Integer, Struct> found = new TreeMap<>();
        for (Object identifier : identifiers) {
            Struct product = catalogue.withSkuOrId(String.valueOf(identifier));
            if (product != null) {
                found.put(product.integer("product_id"), item(product).put("sku", product.get("sku")));
            }
        }
        return new ArrayList<>(found.values());
    }

    void update(String identifier, @Nullable Object data) {
        Struct product = Catalogue.required(catalogue.withSkuOrId(identifier));
        Struct changes = data instanceof Struct struct ? struct : new Struct();
        Struct item = item(product);
        boolean composite = WITHOUT_OWN_QUANTITY.contains(product.text("type"));
        if (changes.get("qty") != null && !composite) {
            item.putDecimal("qty", changes.decimal("qty"));
        }
        if (changes.get("is_in_stock") != null) {
            item.put("is_in_stock", changes.integer("is_in_stock") == 0 ? 0 : 1);
        }
        int id = product.integer("product_id");
        if (unmanaged.contains(id)) {
            item.put("is_in_stock", 1);
        } else if (!composite
                && !onBackorder.contains(id)
                && item.decimal("qty").compareTo(thresholds.getOrDefault(id, BigDecimal.ZERO)) <= 0) {
            // The shop takes sold-out products off sale. It never puts a product back on sale.
            item.put("is_in_stock", 0);
        }
        catalogue.touch(product);
    }

    /** The quantity at which the product is out of stock. */
    void threshold(String sku, BigDecimal quantity) {
        thresholds.put(existing(sku).integer("product_id"), quantity);
    }

    void allowBackorders(String sku) {
        onBackorder.add(existing(sku).integer("product_id"));
    }

    void stopManaging(String sku) {
        unmanaged.add(existing(sku).integer("product_id"));
    }

    BigDecimal quantity(String sku) {
        return item(existing(sku)).decimal("qty");
    }

    boolean isInStock(String sku) {
        return item(existing(sku)).integer("is_in_stock") != 0;
    }

    private Struct existing(String sku) {
        Struct product = catalogue.withSku(sku);
        if (product == null) {
            throw new IllegalArgumentException("the sandbox shop has no product " + sku);
        }
        return product;
    }

    private Struct item(Struct product) {
        return items.computeIfAbsent(product.integer("product_id"), id -> {
            throw new IllegalStateException("no stock item of product " + id);
        });
    }
}
