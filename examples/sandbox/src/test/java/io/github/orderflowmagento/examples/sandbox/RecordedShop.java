package io.github.orderflowmagento.examples.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Integration;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Json;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.ShopData;

import static java.util.Objects.requireNonNull;

/** The recorded Magento 2 as it was when the recordings began, put together from what was recorded of it. */
final class RecordedShop {

    static final List<Integration> INTEGRATIONS = List.of(
            integration(
                    1,
                    "f",
                    "do0uawctvrlj8pufeyx5vac091e0g55a",
                    "3mqnzbew6d2xex5k3ygfxe5dto7gybrc",
                    "n3gskn68h4ghcolnp6b7zqkrjmvbmss7",
                    null),
            integration(
                    2,
                    "b",
                    "5egxlb5gjgkjhuum4904gq7jtxlwu94z",
                    "bhs9mun47f43ceyqp0dv6ylwwi9pnvfm",
                    "6ht186gtlmfb4ghiboce8csah6ie0z9c",
                    null),
            integration(
                    3,
                    "l",
                    "7y45ls8ek3rurzn46gjkp6cowpqm52k5",
                    "ryzqzjoqoug5oys5r0shjzll2rh2cng7",
                    "eqb1zrc3zyb929yghdmxo6fm1tu3ss8p",
                    Set.of("Magento_Catalog::products")),
            integration(
                    4,
                    "o",
                    "1fpl38kp5yv7rkgaou17xij2ipvooayq",
                    "fav5gbnemnm6icv38r144sozqpr5rqvv",
                    "ix0njmdilpjduz9q1e9u82xq3egrmlbd",
                    Set.of("Magento_Sales::actions_view", "Magento_Sales::sales")),
            integration(
                    5,
                    "i",
                    "enahdnilmwsoh5p6ndawk4mlddd6mj5y",
                    "c1j2046y1obf5x8pwvkuzi0tkg2n4v68",
                    "rmdcgzqvmxhvhtbbl5823xrwzxtfkmtu",
                    Set.of()));

    /** SKUs of products of which no more was recorded than the id. */
    private static final Map<Integer, String> SKUS = Map.ofEntries(
            Map.entry(47, "DISABLED-1"),
            Map.entry(53, "BIGPRICE-1"),
            Map.entry(55, "NOTAX-1"),
            Map.entry(57, "PLAIN-1"),
            Map.entry(58, "PLAIN-2"),
            Map.entry(59, "PLAIN-3"),
            Map.entry(61, "VIRT-2"),
            Map.entry(71, "CAP/S"),
            Map.entry(72, "CAP/M"),
            Map.entry(209, "عربي-01"),
            Map.entry(210, "A|B"),
            Map.entry(215, "OOS-1"),
            Map.entry(217, "EU-1"),
            Map.entry(218, "EU-2"));

    private static final Map<String, Integer> QUANTITIES = Map.of(
            "PLAIN-1",
            4986,
            "PLAIN-2",
            5000,
            "PLAIN-3",
            5000,
            "VIRT-1",
            999,
            "OOS-1",
            0,
            "DISABLED-1",
            10,
            "EU-1",
            5,
            "EU-2",
            5);

    private RecordedShop() {}

    private static Integration integration(
            int id, String key, String consumerSecret, String token, String tokenSecret, @Nullable Set<String> rights) {
        return new Integration(id, "ck00000000000000000000orderflow" + key, consumerSecret, token, tokenSecret, rights);
    }

    static ShopData data() {
        return new ShopData(
                Map.of(
                        "websites", list("store/websites"),
                        "storeGroups", list("store/storeGroups"),
                        "storeViews", list("store/storeViews"),
                        "storeConfigs", list("store/storeConfigs"),
                        "modules", list("store/modules")),
                attributes(),
                Map.of(
                        "fr", Map.of("of_colour", rows("attributes/of_colour-options-fr")),
                        "de", Map.of("of_colour", rows("attributes/of_colour-options-de"))),
                products(),
                Map.of("fr", List.of(row("products/full-mug-001-store-fr"))),
                Map.of(
                        "sources", row("inventory/sources").rows("items"),
                        "stocks", row("inventory/stocks").rows("items"),
                        "stock-source-links",
                                row("inventory/stock-source-links").rows("items"),
                        "source-items", sourceItems()),
                RecordedOrders.atTheBeginning(),
                shipments(),
                invoices());
    }

    private static List<Row> invoices() {
        List<Row> invoices = new ArrayList<>(List.of(row("invoices/get")));
        invoices.addAll(row("invoices/list-by-order").rows("items"));
        return invoices;
    }

    /** Two are recorded; of the third it is known what it must have been. */
    private static List<Row> shipments() {
        List<Row> shipments = new ArrayList<>(row("shipments/list-updated-gteq").rows("items"));
        Row third = shipments
                .get(1)
                .copy()
                .put("entity_id", 3)
                .put("increment_id", "000000003")
                .put("order_id", 57);
        third.put("total_qty", 4).put("tracks", List.of());
        third.rows("items")
                .forEach(item -> item.put("entity_id", 4)
                        .put("parent_id", 3)
                        .put("order_item_id", 112)
                        .put("qty", 4));
        shipments.add(third);
        return shipments;
    }

    private static List<Row> attributes() {
        Map<String, Row> attributes = new TreeMap<>();
        rows("attributes/set-attributes")
                .forEach(attribute -> attributes.put(attribute.text("attribute_code"), attribute));
        for (String code : List.of(
                "of_colour",
                "of_size",
                "of_material",
                "of_features",
                "of_launch",
                "of_hazard",
                "tax_class_id",
                "weight",
                "country_of_manufacture")) {
            attributes.put(code, row("attributes/" + code));
        }
        List<Row> all = new ArrayList<>();
        rows("attributes/set-attributes")
                .forEach(attribute -> all.add(attributes.get(attribute.text("attribute_code"))));
        return all;
    }

    private static List<Row> products() {
        Map<Integer, Row> products = new TreeMap<>();
        for (RecordedExchange exchange : RecordedExchange.all()) {
            if (exchange.name().matches("products/full-(?!mug-001-).*")) {
                Row product = row(exchange.name());
                products.put(product.integer("id"), product);
            }
        }
        row("products/list-page-1")
                .rows("items")
                .forEach(product -> products.putIfAbsent(product.integer("id"), product));
        rows("products/configurable-children").forEach(product -> products.putIfAbsent(product.integer("id"), product));
        for (RecordedExchange exchange : RecordedExchange.all()) {
            if (exchange.name().startsWith("products/by-sku/sku-")
                    && exchange.answer().status() == 200) {
                Row known = row(exchange.name());
                products.computeIfAbsent(known.integer("id"), id -> product(known));
            }
        }
        SKUS.forEach((id, sku) -> products.computeIfAbsent(id, unknown -> product(id, sku)));
        IntStream.rangeClosed(1, 130)
                .forEach(i -> products.computeIfAbsent(78 + i, id -> product(id, "P-%04d".formatted(i))));
        products.values().forEach(RecordedShop::complete);
        return List.copyOf(products.values());
    }

    private static Row product(int id, String sku) {
        Row product = product(new Row().put("id", id).put("sku", sku).put("name", sku));
        if (sku.equals("DISABLED-1")) {
            product.put("status", 2);
        }
        if (sku.startsWith("VIRT")) {
            product.put("type_id", "virtual");
        }
        if (sku.startsWith("CAP")) {
            product.put("visibility", 1);
        }
        if (sku.startsWith("EU-")) {
            product.put(
                    "updated_at",
                    "2026-11-28 18:05:5" + sku.replace("EU-1", "9").replace("EU-2", "8"));
        }
        return sku.equals("BIGPRICE-1") ? product.put("price", new BigDecimal("99999.99")) : product;
    }

    private static Row product(Row known) {
        return new Row()
                .put("id", known.integer("id"))
                .put("sku", known.text("sku"))
                .put("name", known.text("name"))
                .put("attribute_set_id", 4)
                .put("price", new BigDecimal("7.5"))
                .put("status", 1)
                .put("visibility", 4)
                .put("type_id", "simple")
                .put("created_at", "2026-11-28 18:05:19")
                .put("updated_at", "2026-11-28 18:05:19")
                .put(
                        "extension_attributes",
                        new Row().put("website_ids", List.of(BigDecimal.ONE, BigDecimal.valueOf(2))))
                .put("custom_attributes", new ArrayList<>());
    }

    private static void complete(Row product) {
        Row extension = product.row("extension_attributes");
        product.put("extension_attributes", extension);
        if (extension.get("website_ids") == null) {
            extension.put("website_ids", List.of(BigDecimal.ONE, BigDecimal.valueOf(2)));
        }
        if (extension.get("stock_item") == null) {
            int id = product.integer("id");
            int quantity = QUANTITIES.getOrDefault(
                    product.text("sku"), product.text("sku").startsWith("P-") ? 1000 : id < 40 ? 50 : 500);
            Row item = row("products/full-mug-001")
                    .row("extension_attributes")
                    .row("stock_item")
                    .copy();
            item.put("item_id", id <= 3 ? id : id < 79 ? 2 * id + 1 : 59 + id)
                    .put("product_id", id)
                    .put("qty", quantity)
                    .put("is_in_stock", quantity > 0);
            extension.put("stock_item", item);
        }
    }

    /** The default source has the quantities of the stock items. */
    private static List<Row> sourceItems() {
        List<Row> items = new ArrayList<>();
        for (Row product : products()) {
            if (!Set.of("configurable", "bundle", "grouped").contains(product.text("type_id"))) {
                Row stock = product.row("extension_attributes").row("stock_item");
                items.add(sourceItem(
                        product.text("sku"),
                        "default",
                        stock.text("qty"),
                        Boolean.TRUE.equals(stock.get("is_in_stock")) ? 1 : 0));
            }
        }
        row("inventory/source-items-sku-in").rows("items").stream()
                .filter(item -> !item.text("source_code").equals("default"))
                .forEach(items::add);
        row("inventory/source-items-by-source").rows("items").forEach(items::add);
        items.add(sourceItem("EU-2", "de_berlin", "500", 1));
        items.add(sourceItem("日本語-01", "de_berlin", "9", 1));
        return items;
    }

    private static Row sourceItem(String sku, String source, String quantity, int status) {
        return new Row()
                .put("sku", sku)
                .put("source_code", source)
                .put("quantity", new BigDecimal(quantity))
                .put("status", status);
    }

    static Row row(String name) {
        return (Row)
                requireNonNull(Json.read(RecordedExchange.named(name).answer().text()), name);
    }

    private static List<Row> rows(String name) {
        return new Row()
                .put("rows", Json.read(RecordedExchange.named(name).answer().text()))
                .rows("rows");
    }

    private static List<?> list(String name) {
        return (List<?>)
                requireNonNull(Json.read(RecordedExchange.named(name).answer().text()), name);
    }
}
