package io.github.orderflowmagento.examples.operations;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** A fresh sandbox shop and warehouse for each test, and clients connected to them over real sockets. */
final class Sandbox implements BeforeEachCallback, AfterEachCallback {
    private SandboxShop sandboxShop;
    private SandboxWarehouse sandboxWarehouse;
    private Magento shop;
    private OrderFlow warehouse;

    private final String[] channels;

    @SuppressWarnings("NullAway.Init") // set before each test
    Sandbox() {
        this("demo-channel");
    }

    /** A sandbox whose warehouse has these channels; the client speaks for the first. */
    @SuppressWarnings("NullAway.Init") // set before each test
    Sandbox(String... channels) {
        this.channels = channels;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandboxShop = SandboxShop.start();
        sandboxWarehouse = SandboxWarehouse.builder().channels(channels).start();
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
        return shopWhoseBytes(
                bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** The same, changed byte by byte. */
    Magento shopWhoseBytes(UnaryOperator<byte[]> change) {
        return SandboxClients.changingAnswers(SandboxClients.to(sandboxShop), change)
                .build();
    }

    /** From now on the warehouse's inventory has these lines. */
    void inventory(String... lines) {
        sandboxWarehouse.stub(
                request -> request.path().equals("/remotewarehouse/inventory.xml"),
                SandboxAnswer.of("<inventory>" + String.join("", lines) + "</inventory>"));
    }

    /** The shop as it sees itself. */
    SandboxShop insideShop() {
        return sandboxShop;
    }

    /** The warehouse as it sees itself. */
    SandboxWarehouse insideWarehouse() {
        return sandboxWarehouse;
    }
}
