package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.shipment.ShipmentInstruction;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.detect.DetectedOrderFlow;
import io.github.orderflowmagento.orderflow.detect.Finding.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Typical scripts: ship the rest of an order, write a stock file, check the warehouse. */
@ExtendWith(SandboxExtension.class)
class OnDemandTest {
    /** Simple products, a configurable, a bundle among them. */
    private static final List<String> ORDERS = List.of("100000009", "100000011", "100000013", "100000017");

    private final InMemoryCheckpoint shipments = new InMemoryCheckpoint();

    @Test
    void everythingThatIsLeftIsShippedOnceInAMagento1(SandboxShop sandbox) {
        try (Magento shop = SandboxClients.to(sandbox).build()) {
            everythingThatIsLeftIsShippedOnce(shop);
        }
    }

    @Test
    void everythingThatIsLeftIsShippedOnceInAMagento2(SandboxMagento2Shop sandbox) {
        try (Magento shop = SandboxClients.to(sandbox).build()) {
            everythingThatIsLeftIsShippedOnce(shop);
        }
    }

    private void everythingThatIsLeftIsShippedOnce(Magento shop) {
        Run first = ship(shop);
        Run second = ship(shop);

        assertThat(first.items())
                .hasSameSizeAs(ORDERS)
                .allSatisfy(
                        item -> assertThat(item.outcome()).as(item.toString()).isEqualTo(Outcome.DONE));
        assertThat(second.items())
                .hasSameSizeAs(ORDERS)
                .allSatisfy(
                        item -> assertThat(item.outcome()).as(item.toString()).isEqualTo(Outcome.ALREADY_THERE));
        for (Answer<Order> answer : shop.orders().details(ORDERS)) {
            Order order = answer.orThrow();
            List<Shipment> made = new ArrayList<>(
                    shop.shipments().ofOrders(List.of(order)).get(0).orThrow());
            made.removeIf(shipment -> !shipment.references().contains("OrderFlow ref desk-17"));
            assertThat(made).as(order.incrementId()).hasSize(1);
            assertThat(order.shippableItems())
                    .as(order.incrementId())
                    .allSatisfy(item -> assertThat(item.qtyToShip()).isEqualByComparingTo("0"));
        }
    }

    private Run ship(Magento shop) {
        return shipments.run(ShipmentNotification.to(shop)
                .build()
                .ofInstructions(ORDERS.stream()
                        .<ShipmentInstruction>map(order -> ShipmentInstruction.builder()
                                .order(order)
                                .reference("desk-17")
                                .shipsEverythingLeft(true)
                                .addTrackingNumbers("1Z999AA1" + order)
                                .build())
                        .toList()));
    }

    @Test
    void aFileIsWrittenButForItsBadLine(SandboxShop sandbox, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("stock.csv"),
                "\uFEFFsku;quantity\r\nMUG-001;42,0\r\nMUG-002;many\r\n\"TEA-AMP-01\";7\r\n");
        try (Magento shop = SandboxClients.to(sandbox).build()) {
            Run run = new InMemoryCheckpoint()
                    .run(InventoryUpdate.to(shop).build().of(InventoryCsv.of(file)));

            assertThat(run.items())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            "MUG-001: done (926 → 42)",
                            "TEA-AMP-01: done (997 → 7)",
                            "MUG-002: given up (line 3: quantity 'many' is not a number)");
        }
        assertThat(sandbox.stockOf("MUG-001")).isEqualByComparingTo("42");
    }

    @Test
    void aWarehouseIsFoundToBeAsItShould(SandboxWarehouse warehouse) {
        DetectedOrderFlow found = SandboxClients.to(warehouse).detect();

        assertThat(found.isUsable()).as(found.describe()).isTrue();
        assertThat(found.orderService()).isEqualTo(Result.OK);
        assertThat(found.channel()).isEqualTo(Result.OK);
    }

    @Test
    void aWrongPasswordDiffersFromAWrongChannel(SandboxWarehouse warehouse) {
        DetectedOrderFlow password = SandboxClients.to(warehouse)
                .credentials(warehouse.user(), "another")
                .detect();
        DetectedOrderFlow channel = SandboxClients.to(warehouse).channel("nope").detect();

        assertThat(password.login()).as(password.describe()).isEqualTo(Result.NOT_OK);
        assertThat(channel.login()).as(channel.describe()).isEqualTo(Result.OK);
        assertThat(channel.channel()).isEqualTo(Result.NOT_OK);
    }
}
