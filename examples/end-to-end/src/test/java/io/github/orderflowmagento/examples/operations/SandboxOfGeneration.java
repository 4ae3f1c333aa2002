package io.github.orderflowmagento.examples.operations;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.ShopBuilder;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** A fresh sandbox shop of a generation and a warehouse for each test, and clients connected to them over real sockets. */
final class SandboxOfGeneration implements BeforeEachCallback, AfterEachCallback {
    private final Generation generation;
    private final String[] channels;
    private SandboxWarehouse sandboxWarehouse;
    private InsideShop insideShop;
    private Supplier<ShopBuilder<?>> connect;
    private Magento shop;
    private OrderFlow warehouse;

    SandboxOfGeneration(Generation generation) {
        this(generation, "demo-channel");
    }

    /** A sandbox whose warehouse has these channels; the client speaks for the first. */
    @SuppressWarnings("NullAway.Init") // set before each test
    SandboxOfGeneration(Generation generation, String... channels) {
        this.generation = generation;
        this.channels = channels;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        switch (generation) {
            case MAGENTO_1 -> begin(SandboxShop.start());
            case MAGENTO_2 -> begin(SandboxMagento2Shop.start());
        }
        shop = connect.get().build();
        sandboxWarehouse = SandboxWarehouse.builder().channels(channels).start();
        warehouse = SandboxClients.to(sandboxWarehouse).build();
    }

    private void begin(SandboxShop started) {
        insideShop = new InsideShop.OfMagento1(started);
        connect = () -> SandboxClients.to(started);
    }

    private void begin(SandboxMagento2Shop started) {
        insideShop = new InsideShop.OfMagento2(started);
        connect = () -> SandboxClients.to(started);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shop.close();
        warehouse.close();
        insideShop.shop().close();
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
                        connect.get(),
                        bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** From now on the warehouse's inventory has these lines. */
    void inventory(String... lines) {
        sandboxWarehouse.stub(
                request -> request.path().equals("/remotewarehouse/inventory.xml"),
                SandboxAnswer.of("<inventory>" + String.join("", lines) + "</inventory>"));
    }

    /** The shop as it sees itself. */
    InsideShop insideShop() {
        return insideShop;
    }

    /** The warehouse as it sees itself. */
    SandboxWarehouse insideWarehouse() {
        return sandboxWarehouse;
    }
}
