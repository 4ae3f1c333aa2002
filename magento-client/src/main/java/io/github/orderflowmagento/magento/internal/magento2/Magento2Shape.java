package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;

/**
 * Converts what a Magento 2 answers to fields with the shared names of {@code magento.model}. All knowledge of Magento 2's formats is here and in
 * {@link OrderShape}:
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
        return OrderShape.of(sent, shipmentTypes);
    }

    /** Returns a product without its images and stock, which are separate entities. */
    static Fields product(Map<?, ?> sent) {
        Map<String, @Nullable Object> product = attributes(sent);
        UnsetFields.add(product, UnsetFields.OF_PRODUCT);
        return ShapedFields.fields(product);
    }

    /** Returns a product of a list. */
    static Fields productSummary(Map<?, ?> sent) {
        return ShapedFields.fields(attributes(sent));
    }

    private static Map<String, @Nullable Object> attributes(Map<?, ?> sent) {
        Map<String, @Nullable Object> product = ShapedFields.plain(sent, SharedNames.PRODUCT);
        if (product.get("custom_attributes") instanceof List<?> attributes) {
            for (Object attribute : attributes) {
                if (attribute instanceof Map<?, ?> pair) {
                    product.putIfAbsent(String.valueOf(pair.get("attribute_code")), pair.get("value"));
                }
            }
        }
        ShapedFields.ofModules(
                product, OwnNames.OF_PRODUCT); // an attribute of that name is sent without being requested
        Map<?, ?> extension = ShapedFields.extension(product);
        if (extension.containsKey("website_ids")) {
            product.put("websites", extension.get("website_ids"));
        }
        if (extension.get("category_links") instanceof List<?> links) {
            product.put("categories", ShapedFields.column(links, "category_id"));
        } else {
            ShapedFields.also(product, "categories", "category_ids");
        }
        ShapedFields.each(product, "tier_price", Magento2Shape::tierPrice);
        ShapedFields.each(product, "product_links", link -> ShapedFields.named(link, Map.of()));
        List.of("configurable_product_links", "configurable_product_options", "bundle_product_options")
                .forEach(relation -> {
                    if (extension.containsKey(relation)) {
                        product.put(relation, extension.get(relation));
                    }
                });
        return product;
    }

    private static Map<String, @Nullable Object> tierPrice(Map<?, ?> sent) {
        return ShapedFields.named(sent, SharedNames.TIER_PRICE);
    }

    /**
     * Returns an image of a product.
     *
     * @param url its address
     */
    static Fields image(Map<?, ?> sent, String url) {
        Map<String, @Nullable Object> image = ShapedFields.named(sent, Map.of("exclude", "disabled"));
        image.put("url", url);
        return ShapedFields.fields(image);
    }

    /**
     * Returns a stock record of a product with its settings, as the stock of the default source.
     *
     * @param sku the product's SKU, which the record does not contain
     */
    static Fields stockItem(Map<?, ?> sent, String sku, String source) {
        Map<String, @Nullable Object> stock = ShapedFields.named(sent, Map.of());
        stock.put("sku", sku);
        stock.put("source_code", source);
        return ShapedFields.fields(stock);
    }

    /** Returns the stock of a product in a source. */
    static Fields sourceItem(Map<?, ?> sent) {
        return ShapedFields.fields(ShapedFields.named(sent, Map.of("qty", "quantity", "is_in_stock", "status")));
    }

    /** Returns a shipment. Without email_sent its e-mail may be waiting in a queue of the shop: then it is unknown. */
    static Fields shipment(Map<?, ?> sent) {
        Map<String, @Nullable Object> shipment = ShapedFields.named(sent, SharedNames.SHIPMENT);
        ShapedFields.each(shipment, "items", row -> ShapedFields.named(row, SharedNames.DOCUMENT_ROW));
        ShapedFields.each(shipment, "tracks", track -> ShapedFields.named(track, SharedNames.TRACK));
        ShapedFields.each(shipment, "comments", ShapedFields::comment);
        return ShapedFields.fields(shipment);
    }

    /** Returns an invoice. */
    static Fields invoice(Map<?, ?> sent) {
        Map<String, @Nullable Object> invoice = ShapedFields.amounts(sent, Set.of());
        SharedNames.INVOICE.forEach((name, sentName) -> ShapedFields.also(invoice, name, sentName));
        ShapedFields.each(invoice, "items", Magento2Shape::invoiceRow);
        ShapedFields.each(invoice, "comments", ShapedFields::comment);
        UnsetFields.add(invoice, UnsetFields.OF_MAILED);
        return ShapedFields.fields(invoice);
    }

    private static Map<String, @Nullable Object> invoiceRow(Map<?, ?> sent) {
        Map<String, @Nullable Object> row = ShapedFields.amounts(sent, Set.of());
        SharedNames.DOCUMENT_ROW.forEach((name, sentName) -> ShapedFields.also(row, name, sentName));
        return row;
    }

    /** Returns a store view. */
    static Fields storeView(Map<?, ?> sent) {
        return ShapedFields.fields(ShapedFields.named(sent, Map.of("store_id", "id", "group_id", "store_group_id")));
    }

    /** Returns an attribute of products. */
    static Fields attribute(Map<?, ?> sent) {
        return ShapedFields.fields(ShapedFields.named(
                sent, Map.of("code", "attribute_code", "type", "frontend_input", "required", "is_required")));
    }
}
