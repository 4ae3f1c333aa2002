package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps shared names to paths in what Magento 2 sends: the reverse of {@link Magento2Shape}. */
final class SentNames {
    private static final String EXTENSION = "extension_attributes";
    private static final List<String> SHIPPING = List.of(EXTENSION, "shipping_assignments", "shipping");
    private static final Set<String> GIFT_MESSAGE = Set.of("gift_message", "gift_message_id");

    /** A product's own fields: all others are custom attributes, of which a shop sends all or none. */
    static final Set<String> OF_PRODUCT = Set.of(
            "id",
            "sku",
            "name",
            "attribute_set_id",
            "price",
            "status",
            "visibility",
            "type_id",
            "created_at",
            "updated_at",
            "weight",
            EXTENSION,
            "product_links",
            "options",
            "media_gallery_entries",
            "tier_prices",
            "custom_attributes");

    private SentNames() {}

    /** @param name of a field of an order; with a point, of a part of it */
    static List<String> ofOrder(String name) {
        List<String> path = List.of(name.split("\\.", -1));
        List<String> within = path.subList(1, path.size());
        return switch (path.get(0)) {
            case "items" -> joined(List.of("items"), within, SentNames::ofRow);
            case "shipping_address" ->
                joined(in(SHIPPING, "address"), within, inner -> named(SharedNames.ADDRESS, inner));
            case "billing_address" ->
                joined(List.of("billing_address"), within, inner -> named(SharedNames.ADDRESS, inner));
            case "payment" -> joined(List.of("payment"), within, inner -> named(SharedNames.PAYMENT, inner));
            case "status_history", "status_histories" ->
                joined(List.of("status_histories"), within, inner -> named(SharedNames.COMMENT, inner));
            case "shipping_method" -> in(SHIPPING, "method");
            default -> ofOrderItself(path);
        };
    }

    /**
     * Returns the path of a field of an order, or of a part of it, if a module has added it; empty for anything but a single field of
     * those.
     *
     * @param name as for {@link #ofOrder}
     */
    static Optional<List<String>> ofModule(String name) {
        List<String> path = List.of(name.split("\\.", -1));
        String last = path.get(path.size() - 1);
        if (path.contains(EXTENSION) || path.size() > 2) {
            return Optional.empty();
        }
        if (path.size() == 1) {
            return Optional.of(List.of(EXTENSION, last));
        }
        return switch (path.get(0)) {
            case "items", "billing_address", "payment" -> Optional.of(List.of(path.get(0), EXTENSION, last));
            case "shipping_address" -> Optional.of(in(in(in(SHIPPING, "address"), EXTENSION), last));
            default -> Optional.empty();
        };
    }

    private static List<String> ofOrderItself(List<String> path) {
        String first = path.get(0);
        if (GIFT_MESSAGE.contains(first)) {
            return List.of(EXTENSION, "gift_message");
        }
        return first.equals(EXTENSION)
                ? extension(path)
                : List.of(SharedNames.sentAmount(SharedNames.ORDER.getOrDefault(first, first)));
    }

    private static List<String> ofRow(List<String> path) {
        String first = path.get(0);
        if (GIFT_MESSAGE.contains(first)) {
            return List.of(EXTENSION, "gift_message");
        }
        if (first.equals("product_options")) {
            return List.of("product_option");
        }
        return first.equals(EXTENSION)
                ? extension(path)
                : List.of(SharedNames.sentAmount(
                        SharedNames.ROW.getOrDefault(first, first).replace(RowTotals.AFTER_DISCOUNT, "")));
    }

    /** @param name of a field of a shipment; with a point, of a part of it */
    static List<String> ofShipment(String name) {
        List<String> path = List.of(name.split("\\.", -1));
        List<String> within = path.subList(1, path.size());
        return switch (path.get(0)) {
            case "items" -> joined(List.of("items"), within, inner -> named(SharedNames.DOCUMENT_ROW, inner));
            case "tracks" -> joined(List.of("tracks"), within, inner -> named(SharedNames.TRACK, inner));
            case "comments" -> joined(List.of("comments"), within, inner -> named(SharedNames.COMMENT, inner));
            default -> named(SharedNames.SHIPMENT, path);
        };
    }

    /** @param name of a field of a product, or the code of an attribute */
    static List<String> ofProduct(String name) {
        List<String> path = List.of(name.split("\\.", -1));
        String first = SharedNames.PRODUCT.getOrDefault(path.get(0), path.get(0));
        return switch (first) {
            case "websites", "website_ids" -> List.of(EXTENSION, "website_ids");
            case "categories" -> List.of(EXTENSION, "category_links");
            case "configurable_product_links", "configurable_product_options", "bundle_product_options" ->
                List.of(EXTENSION, first);
            case EXTENSION -> extension(path);
            default -> List.of(OF_PRODUCT.contains(first) ? first : "custom_attributes");
        };
    }

    /**
     * Returns the path of a field of a product if a module has added it; empty for Magento's own fields and anything but a single field of
     * the product.
     */
    static Optional<List<String>> ofModuleOfProduct(String name) {
        return name.contains(".")
                        || OwnNames.OF_PRODUCT.contains(name)
                        || !ofProduct(name).equals(List.of("custom_attributes"))
                ? Optional.empty()
                : Optional.of(List.of(EXTENSION, name));
    }

    /** The structure of what a module adds is unknown. */
    private static List<String> extension(List<String> path) {
        return path.subList(0, Math.min(path.size(), 2));
    }

    private interface Naming {
        List<String> of(List<String> path);
    }

    private static List<String> joined(List<String> part, List<String> within, Naming naming) {
        List<String> joined = new ArrayList<>(part);
        if (!within.isEmpty()) {
            joined.addAll(naming.of(within));
        }
        return joined;
    }

    private static List<String> in(List<String> part, String name) {
        return joined(part, List.of(name), path -> path);
    }

    private static List<String> named(Map<String, String> names, List<String> path) {
        return List.of(names.getOrDefault(path.get(0), path.get(0)));
    }
}
