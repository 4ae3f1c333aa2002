package io.github.orderflowmagento.examples;

import java.util.HashMap;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/** The settings by which an application finds a sandbox shop and warehouse. */
public final class SandboxSettings {
    private SandboxSettings() {}

    /** They may be changed, and more put to them. */
    public static Map<String, String> of(SandboxShop shop, SandboxWarehouse warehouse) {
        return both(of(shop), warehouse);
    }

    /** They may be changed, and more put to them. */
    public static Map<String, String> of(SandboxMagento2Shop shop, SandboxWarehouse warehouse) {
        return both(of(shop), warehouse);
    }

    /** Of the shop alone. They may be changed, and more put to them. */
    public static Map<String, String> of(SandboxShop shop) {
        return new HashMap<>(
                Map.of("magento.url", shop.url(), "magento.user", shop.apiUser(), "magento.apiKey", shop.apiKey()));
    }

    /** Of the shop alone. They may be changed, and more put to them. */
    public static Map<String, String> of(SandboxMagento2Shop shop) {
        return new HashMap<>(Map.of(
                "magento.url", shop.url(),
                "magento.consumerKey", shop.consumerKey(),
                "magento.consumerSecret", shop.consumerSecret(),
                "magento.token", shop.token(),
                "magento.tokenSecret", shop.tokenSecret()));
    }

    private static Map<String, String> both(Map<String, String> shop, SandboxWarehouse warehouse) {
        shop.putAll(of(warehouse));
        return shop;
    }

    /** Of the warehouse alone. They may be changed, and more put to them. */
    public static Map<String, String> of(SandboxWarehouse warehouse) {
        return new HashMap<>(Map.of(
                "orderflow.url", warehouse.url(),
                "orderflow.user", warehouse.user(),
                "orderflow.password", warehouse.password(),
                "orderflow.organisation", warehouse.organisation(),
                "orderflow.channel", warehouse.channel()));
    }
}
