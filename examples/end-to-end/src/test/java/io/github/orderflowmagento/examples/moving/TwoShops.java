package io.github.orderflowmagento.examples.moving;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** For each test a Magento 1, the Magento 2 to which its products and orders have moved, and one warehouse, with clients of each. */
final class TwoShops implements BeforeEachCallback, AfterEachCallback {
    private SandboxShop insideOldShop;
    private SandboxMagento2Shop insideNewShop;
    private SandboxWarehouse insideWarehouse;
    private Magento oldShop;
    private Magento newShop;
    private OrderFlow warehouse;

    @SuppressWarnings("NullAway.Init") // set before each test
    TwoShops() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        insideOldShop = SandboxShop.start();
        insideNewShop = SandboxMagento2Shop.start();
        insideWarehouse = SandboxWarehouse.start();
        oldShop = Connections.shop(settings(SandboxSettings.of(insideOldShop))).orElseThrow();
        newShop = Connections.shop(settings(SandboxSettings.of(insideNewShop))).orElseThrow();
        warehouse = Connections.warehouse(settings(SandboxSettings.of(insideWarehouse)))
                .orElseThrow();
    }

    static Settings settings(Map<String, String> all) {
        Properties properties = new Properties();
        properties.putAll(all);
        return new Settings(properties, Map.of());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        oldShop.close();
        newShop.close();
        warehouse.close();
        insideOldShop.close();
        insideNewShop.close();
        insideWarehouse.close();
    }

    Magento oldShop() {
        return oldShop;
    }

    Magento newShop() {
        return newShop;
    }

    OrderFlow warehouse() {
        return warehouse;
    }

    /** The old shop as it sees itself. */
    SandboxShop insideOldShop() {
        return insideOldShop;
    }

    /** The new shop as it sees itself. */
    SandboxMagento2Shop insideNewShop() {
        return insideNewShop;
    }

    /** The warehouse as it sees itself. */
    SandboxWarehouse insideWarehouse() {
        return insideWarehouse;
    }
}
