package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;

/**
 * Converts what a Magento 2 answers to fields with the shared names of {@code magento.model}. All knowledge of Magento 2's formats is here:
 *
 * <ul>
 * <li>a name that differs from the shared one: the shared one is added, and what was sent remains;
 * <li>fields without a value are omitted: if the complete entity was requested, they become null, which means that they were never set;
 * <li>{@code extension_attributes} hold what modules add, including Magento's own: the destination and method of an order's shipping, a
 * gift message, a product's websites. Single values become fields of the entity. An empty object is an empty list;
 * <li>{@code custom_attributes} are a list of codes and values: they become fields of the product, by their codes;
 * <li>flags are numbers.
 * </ul>
 *
 * <p>What was sent is used without copying: it must not be changed afterwards.
 */
public final class Magento2Shape {
    private Magento2Shape() {}

    /** Returns an order without further knowledge of its bundles. */
    public static Fields order(Map<?, ?> sent) {
        return order(sent, Map.of());
    }

    /**
     * Returns an order.
     *
     * @param shipmentTypes of its bundles, by the number of the product: 1 if their parts ship separately
     */
    static Fields order(Map<?, ?> sent, Map<Long, String> shipmentTypes) {
        Map<String, @Nullable Object> order = amounts(sent, OwnNames.OF_ORDER);
        SharedNames.ORDER.forEach((name, sentName) -> also(order, name, sentName));
        each(order, "status_history", Magento2Shape::comment);
        rows(order, shipmentTypes);
        entity(order, "billing_address", Magento2Shape::address);
        entity(order, "payment", Magento2Shape::payment);
        giftMessage(order);
        shipping(order);
        UnsetFields.add(order, UnsetFields.OF_ORDER_HEAD);
        if (order.containsKey("items")) {
            UnsetFields.add(order, UnsetFields.OF_WHOLE_ORDER);
        }
        return fields(order);
    }

    private static void rows(Map<String, @Nullable Object> order, Map<Long, String> shipmentTypes) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (order.get("items") instanceof List<?> sent) {
            sent.forEach(element -> {
                if (element instanceof Map<?, ?> row) {
                    rows.add(copy(row));
                }
            });
        }
        RowTotals.beforeDiscount(order, rows);
        Map<Object, Map<String, @Nullable Object>> variants = variants(rows);
        rows.forEach(row -> shapeRow(row, shipmentTypes, variants));
        Iterator<Map<String, @Nullable Object>> shaped = rows.iterator();
        each(order, "items", row -> shaped.next());
    }

    private static void shapeRow(
            Map<String, @Nullable Object> row,
            Map<Long, String> shipmentTypes,
            Map<Object, Map<String, @Nullable Object>> variants) {
        shapeAmounts(row, OwnNames.OF_ROW);
        giftMessage(row);
        UnsetFields.add(row, UnsetFields.OF_ROW);
        SharedNames.ROW.forEach((name, sentName) -> also(row, name, sentName));
        Map<String, @Nullable Object> options = row.get("product_option") instanceof Map<?, ?> option
                ? named(extension(named(option, Map.of())), Map.of())
                : new LinkedHashMap<>();
        if (row.get("product_options") instanceof Map<?, ?> named) { // by ChosenOptions
            named.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        String shipmentType = EntityReader.number(row.get("product_id"))
                .map(shipmentTypes::get)
                .orElse(null);
        if (shipmentType != null) {
            options.put("shipment_type", shipmentType);
        }
        Map<String, @Nullable Object> variant = variants.get(row.get("item_id"));
        if (variant != null && "configurable".equals(row.get("product_type"))) {
            options.putIfAbsent("simple_sku", variant.get("sku"));
            options.putIfAbsent("simple_name", variant.get("name"));
        }
        if (shipmentType != null || !"bundle".equals(row.get("product_type"))) {
            row.put("product_options", Collections.unmodifiableMap(options));
        } else {
            row.remove("product_options");
        }
    }

    /** Returns the first child row by the number of its parent: for a configurable, the variant that was bought. */
    private static Map<Object, Map<String, @Nullable Object>> variants(List<Map<String, @Nullable Object>> rows) {
        Map<Object, Map<String, @Nullable Object>> variants = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            if (row.get("parent_item_id") instanceof Long parent) {
                variants.putIfAbsent(parent, row);
            }
        }
        return variants;
    }

    private static Map<String, @Nullable Object> address(Map<?, ?> sent) {
        Map<String, @Nullable Object> address = named(sent, SharedNames.ADDRESS, OwnNames.OF_ADDRESS);
        UnsetFields.add(address, UnsetFields.OF_ADDRESS);
        return address;
    }

    private static Map<String, @Nullable Object> payment(Map<?, ?> sent) {
        Map<String, @Nullable Object> payment = named(sent, SharedNames.PAYMENT, OwnNames.OF_PAYMENT);
        UnsetFields.add(payment, UnsetFields.OF_PAYMENT);
        return payment;
    }

    private static Map<String, @Nullable Object> comment(Map<?, ?> sent) {
        return named(sent, SharedNames.COMMENT, OwnNames.OF_COMMENT);
    }

    /**
     * Adds the shipping address and method. In some versions a list has one order's address in every order: an address that belongs to
     * another order is dropped, and unknown.
     */
    private static void shipping(Map<String, @Nullable Object> order) {
        Map<?, ?> shipping = shippingOf(order);
        Optional<Map<?, ?>> address =
                shipping.get("address") instanceof Map<?, ?> sent ? Optional.of(sent) : Optional.empty();
        boolean isOfAnotherOrder = address.filter(one -> !isOf(order, one)).isPresent();
        if (shipping.containsKey("method") && !isOfAnotherOrder) {
            order.put("shipping_method", shipping.get("method"));
        }
        if (!order.containsKey("items")) {
            return; // its head alone, without any address
        }
        if (address.isPresent()) {
            if (!isOfAnotherOrder) {
                order.put("shipping_address", Collections.unmodifiableMap(address(address.get())));
                order.put("shipping_address_id", address.get().get("entity_id"));
            }
        } else if (!shipping.isEmpty() || isVirtual(order)) {
            order.put("shipping_address", null);
            order.put("shipping_address_id", null);
            order.putIfAbsent("shipping_method", null);
        }
    }

    private static boolean isOf(Map<String, @Nullable Object> order, Map<?, ?> address) {
        return String.valueOf(address.get("parent_id")).equals(String.valueOf(order.get("entity_id")));
    }

    private static boolean isVirtual(Map<String, @Nullable Object> order) {
        return "1".equals(String.valueOf(order.get("is_virtual")));
    }

    private static Map<?, ?> shippingOf(Map<String, @Nullable Object> order) {
        return extension(order).get("shipping_assignments") instanceof List<?> assignments
                        && assignments.size() == 1
                        && assignments.get(0) instanceof Map<?, ?> assignment
                        && assignment.get("shipping") instanceof Map<?, ?> shipping
                ? shipping
                : Map.of();
    }

    /**
     * Whether an order of a list contains the address of another one or, for an order of goods, none, as a virtual order has it. It must be
     * read separately.
     */
    static boolean hasForeignAddress(Map<String, @Nullable Object> sent) {
        if (!(extension(sent).get("shipping_assignments") instanceof List<?> assignments) || assignments.isEmpty()) {
            return false;
        }
        Map<String, @Nullable Object> order = amounts(sent, OwnNames.OF_ORDER);
        shipping(order);
        return order.get("shipping_address") == null && !(order.containsKey("shipping_address") && isVirtual(sent));
    }

    /** Returns a product without its images and stock, which are separate entities. */
    static Fields product(Map<?, ?> sent) {
        Map<String, @Nullable Object> product = attributes(sent);
        UnsetFields.add(product, UnsetFields.OF_PRODUCT);
        return fields(product);
    }

    /** Returns a product of a list. */
    static Fields productSummary(Map<?, ?> sent) {
        return fields(attributes(sent));
    }

    private static Map<String, @Nullable Object> attributes(Map<?, ?> sent) {
        Map<String, @Nullable Object> product = plain(sent, SharedNames.PRODUCT);
        if (product.get("custom_attributes") instanceof List<?> attributes) {
            for (Object attribute : attributes) {
                if (attribute instanceof Map<?, ?> pair) {
                    product.putIfAbsent(String.valueOf(pair.get("attribute_code")), pair.get("value"));
                }
            }
        }
        ofModules(product, OwnNames.OF_PRODUCT); // an attribute of that name is sent without being requested
        Map<?, ?> extension = extension(product);
        if (extension.containsKey("website_ids")) {
            product.put("websites", extension.get("website_ids"));
        }
        if (extension.get("category_links") instanceof List<?> links) {
            product.put("categories", column(links, "category_id"));
        } else {
            also(product, "categories", "category_ids");
        }
        each(product, "tier_price", Magento2Shape::tierPrice);
        each(product, "product_links", link -> named(link, Map.of()));
        List.of("configurable_product_links", "configurable_product_options", "bundle_product_options")
                .forEach(relation -> {
                    if (extension.containsKey(relation)) {
                        product.put(relation, extension.get(relation));
                    }
                });
        return product;
    }

    private static Map<String, @Nullable Object> tierPrice(Map<?, ?> sent) {
        return named(sent, SharedNames.TIER_PRICE);
    }

    /**
     * Returns an image of a product.
     *
     * @param url its address
     */
    static Fields image(Map<?, ?> sent, String url) {
        Map<String, @Nullable Object> image = named(sent, Map.of("exclude", "disabled"));
        image.put("url", url);
        return fields(image);
    }

    /**
     * Returns a stock record of a product with its settings, as the stock of the default source.
     *
     * @param sku the product's SKU, which the record does not contain
     */
    static Fields stockItem(Map<?, ?> sent, String sku, String source) {
        Map<String, @Nullable Object> stock = named(sent, Map.of());
        stock.put("sku", sku);
        stock.put("source_code", source);
        return fields(stock);
    }

    /** Returns the stock of a product in a source. */
    static Fields sourceItem(Map<?, ?> sent) {
        return fields(named(sent, Map.of("qty", "quantity", "is_in_stock", "status")));
    }

    /** Returns a shipment. Without email_sent its e-mail may be waiting in a queue of the shop: then it is unknown. */
    static Fields shipment(Map<?, ?> sent) {
        Map<String, @Nullable Object> shipment = named(sent, SharedNames.SHIPMENT);
        each(shipment, "items", row -> named(row, SharedNames.DOCUMENT_ROW));
        each(shipment, "tracks", track -> named(track, SharedNames.TRACK));
        each(shipment, "comments", Magento2Shape::comment);
        return fields(shipment);
    }

    /** Returns an invoice. */
    static Fields invoice(Map<?, ?> sent) {
        Map<String, @Nullable Object> invoice = amounts(sent, Set.of());
        SharedNames.INVOICE.forEach((name, sentName) -> also(invoice, name, sentName));
        each(invoice, "items", Magento2Shape::invoiceRow);
        each(invoice, "comments", Magento2Shape::comment);
        UnsetFields.add(invoice, UnsetFields.OF_MAILED);
        return fields(invoice);
    }

    private static Map<String, @Nullable Object> invoiceRow(Map<?, ?> sent) {
        Map<String, @Nullable Object> row = amounts(sent, Set.of());
        SharedNames.DOCUMENT_ROW.forEach((name, sentName) -> also(row, name, sentName));
        return row;
    }

    /** Returns a store view. */
    static Fields storeView(Map<?, ?> sent) {
        return fields(named(sent, Map.of("store_id", "id", "group_id", "store_group_id")));
    }

    /** Returns an attribute of products. */
    static Fields attribute(Map<?, ?> sent) {
        return fields(
                named(sent, Map.of("code", "attribute_code", "type", "frontend_input", "required", "is_required")));
    }

    private interface Shaping {
        Map<String, @Nullable Object> of(Map<?, ?> sent);
    }

    /** All content came from the shop or was created here: nobody else can change it. */
    private static Fields fields(Map<String, @Nullable Object> shaped) {
        return Fields.takingOver(shaped);
    }

    private static Map<String, @Nullable Object> amounts(Map<?, ?> sent, Set<String> ownNames) {
        Map<String, @Nullable Object> fields = copy(sent);
        shapeAmounts(fields, ownNames);
        return fields;
    }

    private static void shapeAmounts(Map<String, @Nullable Object> fields, Set<String> ownNames) {
        for (String name : fields.keySet().toArray(new String[0])) {
            if (SharedNames.isTaxCompensation(name)) {
                fields.put(SharedNames.ofAmount(name), fields.get(name));
            }
        }
        ofModules(fields, ownNames);
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> sent, Map<String, String> otherNames) {
        return named(sent, otherNames, Set.of());
    }

    private static Map<String, @Nullable Object> named(
            Map<?, ?> sent, Map<String, String> otherNames, Set<String> ownNames) {
        Map<String, @Nullable Object> fields = plain(sent, otherNames);
        ofModules(fields, ownNames);
        return fields;
    }

    /** @param otherNames the shared name to Magento 2's */
    private static Map<String, @Nullable Object> plain(Map<?, ?> sent, Map<String, String> otherNames) {
        Map<String, @Nullable Object> fields = copy(sent);
        otherNames.forEach((name, otherName) -> also(fields, name, otherName));
        return fields;
    }

    /**
     * Copies everything but empty extension attributes, which would mean that any name within them has no value: the shop also sends none
     * if the requested ones do not exist.
     */
    private static Map<String, @Nullable Object> copy(Map<?, ?> sent) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(sent.size() * 2);
        sent.forEach((name, value) -> {
            if (!"extension_attributes".equals(name) || !List.of().equals(value)) {
                fields.put(String.valueOf(name), value);
            }
        });
        return fields;
    }

    /**
     * Adds what modules add to the other fields, as in a Magento 1, where it is a column like others.
     *
     * @param ownNames Magento's own names, whether sent or omitted, which no module's value replaces
     */
    private static void ofModules(Map<String, @Nullable Object> fields, Set<String> ownNames) {
        extension(fields).forEach((name, value) -> {
            if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>) && !ownNames.contains(name)) {
                fields.putIfAbsent(String.valueOf(name), value);
            }
        });
    }

    private static void also(Map<String, @Nullable Object> fields, String name, String otherName) {
        if (fields.containsKey(otherName)) {
            fields.put(name, fields.get(otherName));
        }
    }

    private static void each(Map<String, @Nullable Object> fields, String name, Shaping shaping) {
        if (fields.get(name) instanceof List<?> list) {
            List<@Nullable Object> shaped = new ArrayList<>(list.size());
            for (Object element : list) {
                shaped.add(element instanceof Map<?, ?> map ? Collections.unmodifiableMap(shaping.of(map)) : element);
            }
            fields.put(name, Collections.unmodifiableList(shaped));
        }
    }

    private static void entity(Map<String, @Nullable Object> fields, String name, Shaping shaping) {
        if (fields.get(name) instanceof Map<?, ?> map) {
            fields.put(name, Collections.unmodifiableMap(shaping.of(map)));
        }
    }

    private static void giftMessage(Map<String, @Nullable Object> fields) {
        if (extension(fields).get("gift_message") instanceof Map<?, ?> message) {
            fields.put("gift_message", message.get("message"));
            fields.put("gift_message_id", message.get("gift_message_id"));
        }
    }

    /** Returns empty if the shop sends an empty list, or none. */
    private static Map<?, ?> extension(Map<String, @Nullable Object> fields) {
        return fields.get("extension_attributes") instanceof Map<?, ?> extension ? extension : Map.of();
    }

    private static List<@Nullable Object> column(List<?> rows, String name) {
        List<@Nullable Object> column = new ArrayList<>();
        for (Object row : rows) {
            if (row instanceof Map<?, ?> map) {
                column.add(map.get(name));
            }
        }
        return Collections.unmodifiableList(column);
    }
}
