package io.github.orderflowmagento.examples.operations;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** A fresh Magento 2 of the sandbox and a warehouse for each test, and clients connected to them over real sockets. */
final class SandboxMagento2 implements BeforeEachCallback, AfterEachCallback {
    private SandboxMagento2Shop sandboxShop;
    private SandboxWarehouse sandboxWarehouse;
    private Magento shop;
    private OrderFlow warehouse;

    @SuppressWarnings("NullAway.Init") // set before each test
    SandboxMagento2() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        sandboxShop = SandboxMagento2Shop.start();
        sandboxWarehouse = SandboxWarehouse.start();
        shop = SandboxClients.to(sandboxShop).build();
        warehouse = SandboxClients.to(sandboxWarehouse).build();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shop.close();
        warehouse.close();
        sandboxShop.close();
        sandboxWarehouse.close();
    }

    Magento shop() {
        return shop;
    }

    OrderFlow warehouse() {
        return warehouse;
    }

    /** A client of the shop whose answers are changed on the way. */
    Magento shopWhoseAnswers(UnaryOperator<String> change) {
        return SandboxClients.changingAnswers(
                        SandboxClients.to(sandboxShop),
                        bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** The shop as it sees itself. */
    SandboxMagento2Shop insideShop() {
        return sandboxShop;
    }

    /** The warehouse as it sees itself. */
    SandboxWarehouse insideWarehouse() {
        return sandboxWarehouse;
    }
}
