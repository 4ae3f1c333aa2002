package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Permission;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.Purpose;

/**
 * Determines which rights credentials have that the shop requires, by reading one row of each kind. A right that only writes need is
 * unknown, unless reading needs the same one.
 */
final class Magento2Permissions {
    private static final String ONLY_BY_WRITING = "only a write would show";

    /** Products are read with their stock. */
    private static final List<Purpose> READING_STOCK = List.of(Purpose.PRODUCT_EXPORT, Purpose.INVENTORY_UPDATE);

    /**
     * A right that is needed.
     *
     * @param resource its name in the recorded shop; a shop that rejects it names its own
     * @param requested the answer that was read with it; null if nothing can be read with it
     */
    private record RequiredRight(
            Purpose purpose,
            String action,
            String resource,
            @Nullable Magento2Answer requested) {
        Permission permission() {
            return requested == null
                    ? new Permission(purpose, action, resource, Presence.UNKNOWN)
                    : new Permission(
                            purpose,
                            action,
                            requested.missingRight().map(requested::shown).orElse(resource),
                            requested.granted());
        }
    }

    private final List<RequiredRight> needs = new ArrayList<>();

    Magento2Permissions(Magento2Setup setup, Magento2Resources resources) {
        Magento2Answer products = resources.one("products", "sku");
        Magento2Answer orders = resources.one("orders", "entity_id");
        Purpose purpose = Purpose.PRODUCT_EXPORT;
        need(purpose, "read products", "Magento_Catalog::products", products);
        need(
                purpose,
                "read attributes and their options",
                "Magento_Catalog::attributes_attributes",
                resources.one("products/attributes", "attribute_code"));
        need(purpose, "read store views", "Magento_Backend::store", setup.storeViews());
        purpose = Purpose.ORDER_EXPORT;
        need(purpose, "read orders", "Magento_Sales::actions_view", orders);
        need(purpose, "read products", "Magento_Catalog::products", products);
        need(purpose, "comment on orders", "Magento_Sales::comment", null);
        need(purpose, "hold orders", "Magento_Sales::hold", null);
        need(purpose, "unhold orders", "Magento_Sales::unhold", null);
        need(purpose, "cancel orders", "Magento_Sales::cancel", null);
        need(Purpose.INVENTORY_UPDATE, "read products", "Magento_Catalog::products", products);
        stock(setup.multiSourceInventory(), products, resources);
        purpose = Purpose.SHIPMENT_NOTIFICATION;
        need(purpose, "read orders", "Magento_Sales::actions_view", orders);
        need(purpose, "read products", "Magento_Catalog::products", products); // how bundles ship
        need(purpose, "read shipments", "Magento_Sales::shipment", resources.one("shipments", "entity_id"));
        need(purpose, "ship orders", "Magento_Sales::ship", null);
        setup.inventory().ifPresent(inventory -> readingSources(inventory, setup.storeViews()));
    }

    /** A shipment names its source, which must be one of the order's website. */
    private void readingSources(Magento2Inventory inventory, Magento2Answer storeViews) {
        Purpose purpose = Purpose.SHIPMENT_NOTIFICATION;
        need(purpose, "read sources", "Magento_InventoryApi::source", inventory.sources());
        need(purpose, "read stocks", "Magento_InventoryApi::stock", inventory.stocks());
        need(purpose, "read links of stocks to sources", "Magento_InventoryApi::stock_source_link", inventory.links());
        need(purpose, "read websites and store views", "Magento_Backend::store", storeViews);
    }

    private void stock(Presence multiSource, Magento2Answer products, Magento2Resources resources) {
        if (multiSource != Presence.ABSENT) {
            Magento2Answer items = resources.one("inventory/source-items", "source_code");
            for (Purpose purpose : READING_STOCK) {
                need(purpose, "read stock of sources", "Magento_InventoryApi::source", items);
            }
            need(
                    Purpose.INVENTORY_UPDATE,
                    "write stock of sources",
                    "Magento_InventoryApi::stock_source_item_assign",
                    null);
            return;
        }
        Magento2Answer item = products.entities().stream()
                .map((Map<?, ?> product) -> product.get("sku"))
                .filter(String.class::isInstance)
                .findFirst()
                .map(sku -> resources.entity("stockItems", String.valueOf(sku), "item_id"))
                .orElse(null);
        // the same resource covers reading and writing
        for (Purpose purpose : READING_STOCK) {
            need(purpose, "read stock", "Magento_CatalogInventory::cataloginventory", item);
        }
        need(Purpose.INVENTORY_UPDATE, "write stock", "Magento_CatalogInventory::cataloginventory", item);
    }

    private void need(Purpose purpose, String action, String resource, @Nullable Magento2Answer requested) {
        needs.add(new RequiredRight(purpose, action, resource, requested));
    }

    boolean areAnyGranted() {
        return needs.stream().anyMatch(need -> need.permission().granted() == Presence.PRESENT);
    }

    void addTo(DetectedShop.Builder shop) {
        needs.forEach(need -> shop.addPermissions(need.permission()));
        for (Purpose purpose : Purpose.values()) {
            shop.addFindings(finding(
                    purpose,
                    needs.stream().filter(need -> need.purpose() == purpose).toList()));
        }
    }

    private static Finding finding(Purpose purpose, List<RequiredRight> needs) {
        Finding.Builder finding = Finding.builder()
                .subject("rights for " + purpose)
                .conclusion(Stream.of(
                                words("granted: ", needs, Presence.PRESENT, false),
                                words("missing: ", needs, Presence.ABSENT, true),
                                words("unknown: ", requested(needs), Presence.UNKNOWN, true),
                                words(ONLY_BY_WRITING + ": ", unasked(needs), Presence.UNKNOWN, true))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; ")));
        needs.stream()
                .map(RequiredRight::requested)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(answer -> finding.addEvidence(answer.shows("allowed")));
        return finding.build();
    }

    private static List<RequiredRight> requested(List<RequiredRight> needs) {
        return needs.stream().filter(need -> need.requested() != null).toList();
    }

    private static List<RequiredRight> unasked(List<RequiredRight> needs) {
        return needs.stream().filter(need -> need.requested() == null).toList();
    }

    private static String words(String begin, List<RequiredRight> needs, Presence granted, boolean withResource) {
        String actions = needs.stream()
                .map(RequiredRight::permission)
                .filter(permission -> permission.granted() == granted)
                .map(permission -> permission.action() + (withResource ? " (" + permission.resource() + ")" : ""))
                .collect(Collectors.joining(", "));
        return actions.isEmpty() ? "" : begin + actions;
    }
}
