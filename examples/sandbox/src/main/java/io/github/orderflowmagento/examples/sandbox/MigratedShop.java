package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Json;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.ShopData;

/**
 * The initial data of the Magento 2 shop: the products, orders and shipments of the Magento 1 shop, as after a migration, with the same
 * SKUs, numbers and ids, in the recorded store views and sources.
 *
 * <p>All stock is in the source {@code default}; products of the website {@code eu} are also in its sources {@code de_berlin} and {@code
 * uk_north}. Ordered products that were not recorded have stock left in the sources, like deleted products.
 */
final class MigratedShop {

    private static final String MADE_UP = "10";
    private static final Set<String> COMPOSITE = Set.of("configurable", "bundle", "grouped");
    private static final List<String> ATTRIBUTES = List.of(
            "of_colour", "of_size", "of_features", "of_material", "of_hazard", "of_launch", "tax_class_id", "weight");

    private final List<Row> products;
    private final List<Row> orders;
    private final List<Row> shipments;

    private MigratedShop(int copies) {
        List<Struct> oldProducts = new ArrayList<>(Seed.products());
        List<Struct> oldOrders = new ArrayList<>(Seed.orders());
        IntStream.rangeClosed(1, copies).forEach(copy -> {
            oldProducts.addAll(Seed.products(copy));
            oldOrders.addAll(Seed.orders(copy));
        });
        Map<String, Struct> stock = new HashMap<>();
        Seed.stock().forEach(row -> stock.put(row.text("product_id"), row));
        Row stockItem = row("stock-item");
        products = oldProducts.stream()
                .map(MigratedProduct::of)
                .map(product -> withStock(product, stock, stockItem))
                .toList();
        orders = oldOrders.stream().map(MigratedOrder::of).toList();
        shipments = Seed.shipments().stream().map(MigratedOrder::shipment).toList();
    }

    /**
     * Returns the data.
     *
     * @param copies from 0 to 699
     */
    static ShopData data(int copies) {
        MigratedShop shop = new MigratedShop(copies);
        Map<String, List<?>> stores = new HashMap<>();
        for (String name : List.of("websites", "storeGroups", "storeViews", "storeConfigs", "modules")) {
            stores.put(name, list(name));
        }
        return new ShopData(
                stores,
                shop.attributes(),
                Map.of(
                        "fr", Map.of("of_colour", rows("attributes/of_colour-options-fr")),
                        "de", Map.of("of_colour", rows("attributes/of_colour-options-de"))),
                shop.products,
                Map.of(),
                Map.of(
                        "sources", row("sources").rows("items"),
                        "stocks", row("stocks").rows("items"),
                        "stock-source-links", row("stock-source-links").rows("items"),
                        "source-items", shop.sourceItems()),
                shop.orders,
                shop.shipments,
                List.of());
    }

    private static Row withStock(Row product, Map<String, Struct> stock, Row stockItem) {
        boolean isComposite = COMPOSITE.contains(product.text("type_id"));
        Struct known = stock.getOrDefault(
                product.text("id"),
                new Struct().put("qty", isComposite ? "0" : MADE_UP).put("is_in_stock", 1));
        Row item = stockItem
                .copy()
                .put("item_id", product.integer("id"))
                .put("product_id", product.integer("id"))
                .put("qty", known.decimal("qty"))
                .put("is_in_stock", known.integer("is_in_stock") != 0);
        product.row("extension_attributes").put("stock_item", item);
        return product;
    }

    /** Returns the attributes of the recorded set; attributes that only the migrated products have are texts. */
    private List<Row> attributes() {
        Map<String, Row> known = new HashMap<>();
        ATTRIBUTES.forEach(code -> known.put(code, row("attributes/" + code)));
        List<Row> attributes = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (Row attribute : rows("set-attributes")) {
            codes.add(attribute.text("attribute_code"));
            attributes.add(known.getOrDefault(attribute.text("attribute_code"), attribute));
        }
        for (Row product : products) {
            for (Row attribute : product.rows("custom_attributes")) {
                if (codes.add(attribute.text("attribute_code"))) {
                    attributes.add(row("attributes/of_material")
                            .put("attribute_id", 200 + codes.size())
                            .put("attribute_code", attribute.get("attribute_code"))
                            .put("default_frontend_label", attribute.get("attribute_code")));
                }
            }
        }
        return attributes;
    }

    private List<Row> sourceItems() {
        List<Row> items = new ArrayList<>();
        Set<String> skus = new LinkedHashSet<>();
        for (Row product : products) {
            if (!COMPOSITE.contains(product.text("type_id"))) {
                Row stock = product.row("extension_attributes").row("stock_item");
                skus.add(product.text("sku"));
                boolean isInStock = Boolean.TRUE.equals(stock.get("is_in_stock"));
                items.add(sourceItem(product.text("sku"), "default", stock.decimal("qty"), isInStock));
                if (product.row("extension_attributes").get("website_ids") instanceof List<?> websites
                        && websites.contains(BigDecimal.valueOf(2))) {
                    addForEu(product.text("sku"), items);
                }
            }
        }
        for (Row order : orders) {
            for (Row row : order.rows("items")) {
                boolean isSent = !COMPOSITE.contains(row.text("product_type"));
                if (isSent && skus.add(row.text("sku"))) {
                    items.add(sourceItem(row.text("sku"), "default", new BigDecimal(MADE_UP), true));
                    if (order.integer("store_id") == 3) {
                        addForEu(row.text("sku"), items);
                    }
                }
            }
        }
        return items;
    }

    private static void addForEu(String sku, List<Row> items) {
        items.add(sourceItem(sku, "de_berlin", new BigDecimal("20"), true));
        items.add(sourceItem(sku, "uk_north", new BigDecimal("5"), true));
    }

    private static Row sourceItem(String sku, String source, BigDecimal quantity, boolean isInStock) {
        return new Row()
                .put("sku", sku)
                .put("source_code", source)
                .put("quantity", quantity)
                .put("status", isInStock ? 1 : 0);
    }

    private static Row row(String name) {
        return (Row) read(name);
    }

    private static List<Row> rows(String name) {
        return new Row().put("rows", read(name)).rows("rows");
    }

    private static List<?> list(String name) {
        return (List<?>) read(name);
    }

    private static Object read(String name) {
        try (InputStream resource = MigratedShop.class.getResourceAsStream("magento2/" + name + ".json")) {
            byte[] json = Objects.requireNonNull(resource, name).readAllBytes();
            return Objects.requireNonNull(Json.read(new String(json, StandardCharsets.UTF_8)), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
