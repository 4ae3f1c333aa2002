package io.github.orderflowmagento.examples.operations;

import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.OrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** A request for the stock of many SKUs that a Magento 2 does not answer ends the run, which reports each. */
@ExtendWith(SandboxExtension.class)
class StockOfAShopThatFailsTest {
    private static final String SKU = "MUG-001";

    private SandboxMagento2Shop sandbox;
    private Magento shop;
    private OrderFlow warehouse;

    @BeforeEach
    void connect(SandboxMagento2Shop migrated, SandboxWarehouse orderFlow) {
        sandbox = migrated;
        orderFlow.setStock(SKU, 15);
        orderFlow.setStock("MUG-002", 16);
        Properties properties = new Properties();
        properties.putAll(SandboxSettings.of(migrated, orderFlow));
        Settings settings = new Settings(properties, Map.of());
        shop = Connections.shop(settings).orElseThrow();
        warehouse = Connections.warehouse(settings).orElseThrow();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private Run update() {
        return InventoryUpdate.between(shop, warehouse).build().run(RunState.initial());
    }

    private static boolean readsStock(SandboxRequest request) {
        return request.method().equals("GET") && request.path().endsWith("/inventory/source-items");
    }

    private void inMaintenance(Predicate<SandboxRequest> requests) {
        sandbox.stub(requests, SandboxMagento2Shop.maintenance());
    }

    @Test
    void aMissingRightToReadStockEndsTheRunByItsName() {
        sandbox.grantOnly("Magento_Catalog::products");

        Run run = update();

        assertThat(run.endedEarly()).get().asString().contains("Magento_InventoryApi::source");
        assertThat(run.items(Outcome.WILL_RETRY)).as(run.toString()).hasSize(2);
    }

    @Test
    void stockThatCannotBeReadWillBeRetried() {
        inMaintenance(StockOfAShopThatFailsTest::readsStock);

        Run run = update();

        assertThat(run.items(Outcome.WILL_RETRY)).as(run.toString()).hasSize(2);
        assertThat(sandbox.quantityOf(SKU, "default")).isEqualByComparingTo("926");
    }

    @Test
    void stockThatCannotBeReadBackWasWrittenAllTheSame() {
        inMaintenance(request -> readsStock(request) && isWritten());

        Run run = update();

        assertThat(run.items(Outcome.DONE))
                .as(run.toString())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.detail()).contains("not read back"));
        assertThat(sandbox.quantityOf(SKU, "default")).isEqualByComparingTo("15");
    }

    private boolean isWritten() {
        return sandbox.calls().containsKey("POST /V1/inventory/source-items");
    }

    @Test
    void stockWhoseProductsCannotBeReadWillBeRetried() {
        inMaintenance(request -> request.path().endsWith("/products"));

        Run run = update();

        assertThat(run.items(Outcome.WILL_RETRY)).as(run.toString()).hasSize(2);
        assertThat(sandbox.quantityOf(SKU, "default")).isEqualByComparingTo("926");
    }
}
