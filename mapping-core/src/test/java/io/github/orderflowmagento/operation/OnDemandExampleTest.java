package io.github.orderflowmagento.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.history.FileRunHistory;
import io.github.orderflowmagento.operation.history.RunHistory;
import io.github.orderflowmagento.operation.history.SentComparison;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryLineUpdate;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.ComparedOrder;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderComparison;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentInstruction;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of {@code on-demand.md}. */
class OnDemandExampleTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    @TempDir
    private Path folder;

    @BeforeEach
    void anOrder() {
        shop.addOrder("100000123").row("MUG-001", 1);
        shop.addProduct("MUG-001").stock(926);
    }

    @Test
    void anOrderIsExportedAgain() {
        Checkpoint checkpoint = new InMemoryCheckpoint();

        Operation again = OrderExport.between(shop, warehouse).build().of(List.of("100000123"));
        Run run = checkpoint.run(again); // the checkpoint of the scheduled export

        assertThat(run.items(Outcome.DONE)).hasSize(1);
    }

    @Test
    void aCancelledOrderIsCancelledAtTheWarehouse() {
        OrderExport.between(shop, warehouse).build().run(RunState.initial());
        shop.order("100000123").cancel();

        Operation cancel = OrderCancellation.between(shop, warehouse).build().of(List.of("100000123"));

        assertThat(cancel.run(RunState.initial()).items(Outcome.DONE)).hasSize(1);
    }

    @Test
    void stockIsWritten() {
        Checkpoint stock = new InMemoryCheckpoint();

        InventoryLineUpdate update = InventoryUpdate.to(shop).build(); // no warehouse
        InventoryLine mugs = InventoryLine.builder()
                .externalReference("MUG-001")
                .putAttributes("quantity", "42")
                .build();

        Run dryRun = stock.dryRun(update.of(List.of(mugs)));
        System.out.println(dryRun.items()); // [MUG-001: would be sent (926 → 42)]
        Run run = stock.run(update.of(List.of(mugs)));

        assertThat(dryRun.items()).hasToString("[MUG-001: would be sent (926 → 42)]");
        assertThat(run.items(Outcome.DONE)).hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Checkpoint stock = new InMemoryCheckpoint();

        InventoryCsv file = InventoryCsv.of(Path.of("stock.csv"));
        Run run = stock.run(InventoryUpdate.to(shop).strict().build().of(file));

        assertThat(run.endedEarly()).hasValue("there is no file stock.csv");
    }

    @Test
    void anOrderIsShippedOnce() {
        Checkpoint shipments = new InMemoryCheckpoint();

        ShipmentInstruction instruction = ShipmentInstruction.builder()
                .order("100000123")
                .reference("shop-desk-17")
                .shipsEverythingLeft(true) // or .putQuantities("MUG-001", BigDecimal.ONE)
                .carrier("ups")
                .addTrackingNumbers("1Z999AA10123456784")
                .notifiesCustomer(true)
                .build();
        Run run = shipments.run(ShipmentNotification.to(shop).build().ofInstructions(List.of(instruction)));

        assertThat(run.items(Outcome.DONE)).hasSize(1);
        assertThat(shop.shipmentsOf("100000123").get(0).references()).containsExactly("OrderFlow ref shop-desk-17");
    }

    @Test
    void whatHasFailedIsRequeuedDroppedOrForgotten() {
        shop.addOrder("100000124").row("MUG-001", 1);
        shop.addOrder("100000125").row("MUG-001", 1);
        warehouse.reject("100000123", "no such postcode");
        warehouse.reject("100000124", "no such postcode");
        Checkpoint checkpoint = new InMemoryCheckpoint();
        checkpoint.run(OrderExport.between(shop, warehouse).build());
        Set<String> exported = checkpoint.load().state().exported().keySet();

        checkpoint.load().state().givenUp().forEach((key, item) -> System.out.println(key + ": " + item.reason()));
        checkpoint.requeue("100000123"); // the next run tries it
        checkpoint.drop("100000124"); // and not this one
        checkpoint.forgetExported("100000125"); // it is no longer compared with what was exported: see troubleshooting

        assertThat(checkpoint.load().state().failed()).containsOnlyKeys("100000123");
        assertThat(exported).isEqualTo(Set.of("100000125"));
        assertThat(checkpoint.load().state().exported()).isEmpty();
    }

    @Test
    void whatWasSentIsCompared() {
        RunHistory history = new FileRunHistory(folder);
        OrderExport export = OrderExport.between(shop, warehouse)
                .listener(history.listener("shop.example.com"))
                .build();
        RunState exports = export.run(RunState.initial()).next();

        Run dryRun = export.of(List.of("100000123")).dryRun(RunState.initial()); // as if nothing had been sent
        for (SentComparison compared : SentComparison.of(dryRun, history, "shop.example.com")) {
            System.out.println(compared.describe()); // 100000123: the same as was last sent, 2026-11-30T02:49:15.123Z
            compared.document().ifPresent(System.out::println); // what would be sent
        }

        OrderComparison comparison = OrderComparison.between(shop, warehouse).withExports(exports);
        ComparedOrder order = comparison.of("100000123");
        System.out.println(order.describe());

        assertThat(SentComparison.of(dryRun, history, "shop.example.com"))
                .extracting(SentComparison::result)
                .containsExactly(SentComparison.Result.SAME);
        assertThat(order.atOrderFlow()).isEqualTo(ComparedOrder.Presence.THERE);
    }
}
