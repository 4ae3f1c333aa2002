package io.github.orderflowmagento.examples;

import java.util.HashMap;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/** The settings of an application for a sandbox shop and warehouse. */
public final class SandboxSettings {
    private SandboxSettings() {}

    /** Returns settings that may be changed and extended. */
    public static Map<String, String> of(SandboxShop shop, SandboxWarehouse warehouse) {
        return both(of(shop), warehouse);
    }

    /** Returns settings that may be changed and extended. */
    public static Map<String, String> of(SandboxMagento2Shop shop, SandboxWarehouse warehouse) {
        return both(of(shop), warehouse);
    }

    /** Returns settings of the shop only, which may be changed and extended. */
    public static Map<String, String> of(SandboxShop shop) {
        return new HashMap<>(
                Map.of("magento.url", shop.url(), "magento.user", shop.apiUser(), "magento.apiKey", shop.apiKey()));
    }

    /** Returns settings of the shop only, which may be changed and extended. */
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

    /** Returns settings of the warehouse only, which may be changed and extended. */
    public static Map<String, String> of(SandboxWarehouse warehouse) {
        return new HashMap<>(Map.of(
                "orderflow.url", warehouse.url(),
                "orderflow.user", warehouse.user(),
                "orderflow.password", warehouse.password(),
                "orderflow.organisation", warehouse.organisation(),
                "orderflow.channel", warehouse.channel()));
    }
}
