package io.github.orderflowmagento.examples.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The shop's resource paths, with their aliases and implementations. */
final class ShopApi {

    /** In the service description, but not implemented in this version of the API. */
    private static final Set<String> NOT_CALLABLE = Set.of("cataloginventory_stock_item.multiUpdate");

    private static final Map<String, String> ALIASES = Map.of(
            "product", "catalog_product",
            "product_media", "catalog_product_attribute_media",
            "product_attribute_media", "catalog_product_attribute_media",
            "product_attribute", "catalog_product_attribute",
            "product_stock", "cataloginventory_stock_item",
            "order", "sales_order",
            "order_shipment", "sales_order_shipment",
            "store", "core_store",
            "magento", "core_magento");

    private final Map<String, Function<Arguments, @Nullable Object>> calls = new HashMap<>();

    ShopApi(ShopState shop) {
        catalogue(shop);
        orders(shop.orders());
        shipments(shop);
        calls.put("core_store.list", args -> shop.stores().list());
        calls.put("core_magento.info", args -> Seed.versions());
    }

    /** The path's canonical form: with its resource's full name. */
    static String canonical(String path) {
        int dot = path.indexOf('.');
        String resource = dot < 0 ? path : path.substring(0, dot);
        return ALIASES.getOrDefault(resource, resource) + path.substring(resource.length());
    }

    @Nullable
    Object call(String path, List<@Nullable Object> args) {
        String canonical = canonical(path);
        if (NOT_CALLABLE.contains(canonical)) {
            throw new ShopFault(4, "Resource path is not callable.");
        }
        Function<Arguments, @Nullable Object> call = calls.get(canonical);
        if (call == null) {
            throw new ShopFault(3, "Invalid api path.");
        }
        return call.apply(new Arguments(args));
    }

    private void catalogue(ShopState shop) {
        Catalogue catalogue = shop.catalogue();
        StockItems stock = shop.stock();
        calls.put("catalog_product.list", args -> catalogue.list(args.optional(0), args.optional(1)));
        calls.put(
                "catalog_product.info",
                args -> catalogue.info(args.text(0), args.optional(1), args.list(2), args.optionalText(3)));
        calls.put("catalog_product_attribute_media.list", args -> {
            catalogue.named(args.text(0), args.optionalText(2));
            return List.of(); // none of the recorded products has an image
        });
        calls.put("catalog_product_attribute.options", args -> catalogue.options(args.text(0)));
        calls.put("cataloginventory_stock_item.list", args -> stock.list(args.list(0)));
        calls.put("cataloginventory_stock_item.update", args -> {
            stock.update(args.text(0), args.optional(1));
            return true;
        });
    }

    private void orders(Orders orders) {
        calls.put("sales_order.list", args -> orders.list(args.optional(0)));
        calls.put("sales_order.info", args -> orders.named(args.text(0), 100).data());
        calls.put("sales_order.addComment", args -> {
            orders.named(args.text(0), 100).comment(args.text(1), args.optionalText(2), args.flag(3));
            return true;
        });
        calls.put("sales_order.hold", args -> {
            orders.named(args.text(0), 100).hold();
            return true;
        });
        calls.put("sales_order.unhold", args -> {
            orders.named(args.text(0), 100).unhold();
            return true;
        });
        calls.put("sales_order.cancel", args -> {
            orders.named(args.text(0), 100).cancel();
            return true;
        });
    }

    private void shipments(ShopState shop) {
        Shipments shipments = shop.shipments();
        calls.put("sales_order_shipment.list", args -> shipments.list(args.optional(0)));
        calls.put("sales_order_shipment.info", args -> shipments.info(args.text(0)));
        calls.put("sales_order_shipment.create", args -> {
            // Orders have code 103 here and in getCarriers, where the order calls have 100.
            Order order = shop.orders().named(args.text(0), 103);
            Struct quantities = args.optional(1) instanceof Struct struct ? struct : new Struct();
            return shipments.create(order, quantities, args.optionalText(2), args.flag(3), args.flag(4));
        });
        calls.put(
                "sales_order_shipment.addTrack",
                args -> shipments.addTrack(shipments.named(args.text(0)), args.text(1), args.text(2), args.text(3)));
        calls.put("sales_order_shipment.addComment", args -> {
            shipments.comment(shipments.named(args.text(0)), args.optionalText(1), args.flag(2));
            return true;
        });
        calls.put("sales_order_shipment.sendInfo", args -> {
            shipments.sendInfo(shipments.named(args.text(0)));
            return true;
        });
        calls.put("sales_order_shipment.getCarriers", args -> {
            shop.orders().named(args.text(0), 103);
            return Seed.carriers();
        });
    }
}
