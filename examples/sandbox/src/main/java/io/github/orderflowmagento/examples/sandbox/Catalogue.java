package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The shop's products, by id: {@code catalog_product.list} and {@code .info}, and lookups of products. */
final class Catalogue {

    private static final Pattern LOOKS_LIKE_ID = Pattern.compile("[+-]?[1-9][0-9]*|0");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final Map<String, String> COLUMN_ALIASES =
            Map.of("entity_id", "product_id", "attribute_set_id", "set", "type_id", "type");
    private static final List<String> ALWAYS_IN_INFO =
            List.of("product_id", "sku", "set", "type", "categories", "websites");

    private final Map<Integer, Struct> products = new TreeMap<>();

    /** The products by SKU, ignoring case; empty after a change of these. */
    private final Map<String, Struct> bySku = new HashMap<>();

    private final Map<String, Map<String, String>> options = new HashMap<>();
    private final Stores stores;
    private final ShopClock clock;

    Catalogue(List<Struct> products, Stores stores, ShopClock clock) {
        products.forEach(product -> this.products.put(product.integer("product_id"), product));
        this.stores = stores;
        this.clock = clock;
    }

    List<Struct> all() {
        return List.copyOf(products.values());
    }

    List<Struct> list(@Nullable Object filters, @Nullable Object store) {
        Filter filter = Filter.of(filters);
        filter.fields().forEach(this::requireAttribute);
        Integer website = stores.websiteOf(store);
        return products.values().stream()
                .filter(product -> website == null || product.list("websites").contains(website))
                .filter(product -> filter.matches(field -> column(product, field)))
                .map(Catalogue::row)
                .toList();
    }

    Struct info(String identifier, @Nullable Object store, List<@Nullable Object> attributes, @Nullable String type) {
        stores.websiteOf(store);
        Struct product = named(identifier, type);
        if (attributes.isEmpty()) {
            return product;
        }
        Struct chosen = new Struct();
        for (String name : product.names()) {
            if (ALWAYS_IN_INFO.contains(name) || attributes.contains(name)) {
                chosen.put(name, product.get(name));
            }
        }
        return chosen;
    }

    /**
     * Returns the product of a product call. A number is an id, unless {@code identifierType} is {@code sku}, so that for a numeric SKU no
     * product, or a wrong one, is found.
     */
    Struct named(String identifier, @Nullable String identifierType) {
        Struct product;
        if ("sku".equals(identifierType)) {
            product = withSku(identifier);
        } else if (identifierType != null || LOOKS_LIKE_ID.matcher(identifier).matches()) {
            product = withId(identifier);
        } else {
            product = withSkuOrId(identifier);
        }
        return required(product);
    }

    /** Returns the product of a stock call: by SKU, or by id if no SKU is that number; null if there is none. */
    @Nullable
    Struct withSkuOrId(String identifier) {
        Struct product = withSku(identifier);
        return product == null ? withId(identifier) : product;
    }

    @Nullable
    Struct withSku(String sku) {
        if (bySku.isEmpty()) {
            products.values().forEach(product -> bySku.putIfAbsent(Filter.collated(product.text("sku")), product));
        }
        return bySku.get(Filter.collated(sku));
    }

    static Struct required(@Nullable Struct product) {
        if (product == null) {
            throw new ShopFault(101, "Product not exists.");
        }
        return product;
    }

    /** Defines the options of an attribute: number to label. */
    void offer(String attribute, Map<String, String> choice) {
        options.put(attribute, new LinkedHashMap<>(choice));
    }

    /** Returns the options of an attribute; empty if it has none. */
    List<Struct> options(String attribute) {
        if (!isAttribute(attribute)) {
            throw new ShopFault(101, "Requested attribute not found.");
        }
        return options.getOrDefault(attribute, Map.of()).entrySet().stream()
                .map(option -> new Struct().put("value", option.getKey()).put("label", option.getValue()))
                .toList();
    }

    private boolean isAttribute(String field) {
        return options.containsKey(field) || isColumn(field);
    }

    private boolean isColumn(String field) {
        return products.values().stream().anyMatch(product -> product.has(field));
    }

    void alter(String sku, String field, @Nullable Object value) {
        products.values().stream()
                .filter(product -> product.text("sku").equals(sku))
                .forEach(product -> product.put(field, value));
        bySku.clear();
    }

    /** Sets the date of change, as every save of a product or its stock does. */
    void touch(Struct product) {
        product.put("updated_at", clock.now());
    }

    private @Nullable Struct withId(String id) {
        String digits = id.startsWith("+") ? id.substring(1) : id;
        return DIGITS.matcher(digits).matches() ? products.get(Integer.valueOf(digits)) : null;
    }

    private void requireAttribute(String field) {
        if (!COLUMN_ALIASES.containsKey(field) && !isColumn(field)) {
            throw new ShopFault(0, "Unknown Error");
        }
    }

    private static @Nullable Object column(Struct product, String field) {
        Object value = product.get(COLUMN_ALIASES.getOrDefault(field, field));
        if (field.equals("created_at") && value != null) {
            // the recording has this date with a zone, the table stores it like any other
            return value.toString().replace('T', ' ').replace("+00:00", "");
        }
        return value;
    }

    private static Struct row(Struct product) {
        return new Struct()
                .put("product_id", product.get("product_id"))
                .put("sku", product.get("sku"))
                .put("name", product.get("name"))
                .put("set", product.get("set"))
                .put("type", product.get("type"))
                .put("category_ids", new ArrayList<>(product.list("categories")))
                .put("website_ids", new ArrayList<>(product.list("websites")));
    }
}
