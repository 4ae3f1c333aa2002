package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxSystem;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** An operation whose lease is lost in the middle writes no more, and the next run completes it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a lock file that is open is not deleted there")
class LostLeaseTest {
    private static final String ORDER = "100000009";
    private static final String OTHER = "100000017";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @TempDir
    Path folder;

    private Checkpoint checkpoint() {
        return new FileCheckpoint(folder.resolve("state.json"));
    }

    /** Runs, and loses the lease when the first request with the text is answered. */
    private Run runAndLoseLease(SandboxSystem at, String text, Function<RunState, Run> operation) {
        AtomicReference<Checkpoint.Versioned> kept = new AtomicReference<>();
        once(at, text, () -> {
            kept.set(checkpoint().load());
            Files.delete(folder.resolve("state.json.run"));
        });
        Run run = checkpoint().run(operation);

        assertThat(run.endedEarly().orElseThrow())
                .startsWith("the lease of " + checkpoint() + " was lost: its file ")
                .endsWith("the run writes no more, and its state is not saved");
        assertThat(checkpoint().load()).isEqualTo(kept.get());
        return run;
    }

    @FunctionalInterface
    private interface Event {
        void happens() throws IOException, SQLException;
    }

    /** Something happens after the first request with the text was worked off, and before its answer is sent. */
    private static void once(SandboxSystem at, String text, Event event) {
        AtomicBoolean happened = new AtomicBoolean();
        at.onAnswer((request, answer) -> {
            if ((request.path() + request.body()).contains(text) && !happened.getAndSet(true)) {
                try {
                    event.happens();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private SandboxSystem shop() {
        return sandbox.insideShop();
    }

    private SandboxSystem warehouse() {
        return sandbox.insideWarehouse();
    }

    private static void assertNotTried(Run run, String... keys) {
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactlyInAnyOrder(keys);
        assertThat(run.items(Outcome.WILL_RETRY))
                .hasSameSizeAs(keys)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
    }

    private final List<DespatchNotification> despatches = List.of(
            despatch(ORDER, 6001, Map.of("MUG-001", 2, "SALE-001", 1)), despatch(OTHER, 6002, Map.of("MUG-001", 1)));

    private Run ship(RunState state) {
        return ShipmentNotification.to(sandbox.shop()).build().of(despatches).run(state);
    }

    private List<SandboxShipment> shipments() {
        return Stream.of(ORDER, OTHER)
                .flatMap(order -> sandbox.insideShop().shipmentsOf(order).stream())
                .toList();
    }

    @Test
    void noStockIsWrittenBehindTheRequestAtWhichTheLeaseWasLost() {
        List.of("MUG-001", "MUG-002", "SALE-001", "BOOK-JP-01")
                .forEach(sku -> sandbox.insideWarehouse().setStock(sku, 77));
        try (Magento inSmallSteps =
                SandboxClients.to(sandbox.insideShop()).writeBatchSize(1).build()) {
            runAndLoseLease(
                    shop(),
                    "cataloginventory_stock_item.update",
                    InventoryUpdate.between(inSmallSteps, sandbox.warehouse()).build()::run);
        }

        assertThat(sandbox.insideShop().calls()).containsEntry("cataloginventory_stock_item.update", 1);
    }

    @Test
    void aDespatchThatWasOnlyLookedUpIsPending() {
        Run run = runAndLoseLease(shop(), "sales_order_shipment.list", this::ship);

        assertNotTried(run, ORDER + "/6001", OTHER + "/6002");
        assertThat(ShipmentNotification.pending(run, despatches)).isEqualTo(despatches);
        assertThat(shipments()).isEmpty();
    }

    @Test
    void aCreatedShipmentIsReportedAndCompletedByTheNextRun() {
        Run run = runAndLoseLease(shop(), "sales_order_shipment.create", this::ship);

        assertNotTried(run, ORDER + "/6001", OTHER + "/6002");
        assertThat(run.items().get(0).detail())
                .isEqualTo("shipment 100000008 was made, but not completed: the run has lost its lease");
        assertThat(shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.tracks()).isEmpty();
            assertThat(shipment.emailSent()).isFalse();
        });

        checkpoint().run(this::ship);

        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).singleElement().satisfies(shipment -> {
            assertThat(shipment.tracks()).hasSize(1);
            assertThat(shipment.emailSent()).isTrue();
        });
    }

    @Test
    void noShipmentIsCompletedOnceTheLeaseIsLost() {
        String third = "100000013";
        List<DespatchNotification> three = Stream.concat(
                        despatches.stream(), Stream.of(despatch(third, 6003, Map.of("MUG-001", 5))))
                .toList();
        Function<RunState, Run> ship = state ->
                ShipmentNotification.to(sandbox.shop()).build().of(three).run(state);

        // the first one is sent alone, and shows that the shop reports e-mails
        Run run = runAndLoseLease(shop(), "[OrderFlow 6002]", ship);

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly(ORDER + "/6001");
        assertThat(run.items(Outcome.WILL_RETRY))
                .extracting(ItemOutcome::detail)
                .containsExactlyInAnyOrder(
                        "shipment 100000009 was made, but not completed: the run has lost its lease",
                        "not written: the run has lost its lease");
        assertThat(sandbox.insideShop().calls())
                .containsEntry("sales_order_shipment.create", 2)
                .containsEntry("sales_order_shipment.addTrack", 1)
                .containsEntry("sales_order_shipment.sendInfo", 1);

        checkpoint().run(ship);

        assertThat(Stream.of(ORDER, OTHER, third))
                .allSatisfy(order -> assertThat(sandbox.insideShop().shipmentsOf(order))
                        .singleElement()
                        .satisfies(shipment -> {
                            assertThat(shipment.tracks()).hasSize(1);
                            assertThat(shipment.emailSent()).isTrue();
                        }));
        assertThat(sandbox.insideShop().calls()).containsEntry("sales_order_shipment.sendInfo", 3);
    }

    @Test
    void noEmailIsSentOnceTheLeaseIsLostWhileATrackIsAdded() {
        runAndLoseLease(shop(), "sales_order_shipment.addTrack", this::ship);

        assertThat(shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.tracks()).hasSize(1);
            assertThat(shipment.emailSent()).isFalse();
        });
    }

    @Test
    void onlyTheOrdersOfTheFirstBatchAreSentAndDone() {
        OrderExport export = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(3)
                .build();

        Run run = runAndLoseLease(warehouse(), "/remoteorder/imports/importitems.xml", export::run);

        assertThat(run.items(Outcome.DONE))
                .extracting(ItemOutcome::key)
                .containsExactlyInAnyOrderElementsOf(
                        sandbox.insideWarehouse().orders().keySet());
        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertThat(run.exportedAt()).hasSize(3);
        assertNotTried(
                run,
                run.items(Outcome.WILL_RETRY).stream().map(ItemOutcome::key).toArray(String[]::new));

        Run next = checkpoint().run(export);

        assertThat(next.items(Outcome.ALREADY_THERE)).hasSize(3);
        assertThat(next.items(Outcome.DONE)).hasSize(5);
    }

    @Test
    void anOrderThatHasArrivedIsDoneThoughItIsNotMarked() {
        OrderExport export = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .comment("Exported to OrderFlow")
                .build();

        Run run = runAndLoseLease(warehouse(), "/remoteorder/imports/importitems.xml", export::run);

        assertThat(run.items())
                .hasSize(8)
                .allSatisfy(item -> assertThat(item.outcome()).isEqualTo(Outcome.DONE))
                .allSatisfy(item ->
                        assertThat(item.detail()).isEqualTo("not marked in the shop: the run has lost its lease"));
        assertThat(sandbox.insideShop().calls()).isNotEmpty().doesNotContainKey("sales_order.addComment");
    }

    @Test
    void productsOfTheNextBatchAreNotSent() {
        ProductExport export = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(2)
                .build();

        Run run = runAndLoseLease(warehouse(), "/remotewarehouse/imports/importitems.xml", export::run);

        assertThat(run.items(Outcome.DONE)).hasSize(2);
        assertThat(sandbox.insideWarehouse().products()).hasSize(2);
    }

    @Test
    void stockOfTheNextBatchIsNotWritten() {
        sandbox.insideWarehouse().setStock("MUG-001", 15);
        sandbox.insideWarehouse().setStock("OOS-001", 7);
        InventoryUpdate update = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(1)
                .build();

        Run run = runAndLoseLease(shop(), "cataloginventory_stock_item.update", update::run);

        assertThat(run.items(Outcome.DONE)).hasSize(1);
        String done = run.items(Outcome.DONE).get(0).key();
        String other = done.equals("MUG-001") ? "OOS-001" : "MUG-001";
        assertNotTried(run, other);
        assertThat(sandbox.insideShop().calls()).containsEntry("cataloginventory_stock_item.update", 1);
    }

    @Test
    void theNextCancellationIsNotRequested() {
        OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());
        Stream.of("100000001", "100000002").forEach(sandbox.insideShop()::cancel);
        OrderCancellation cancellation =
                OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build();

        List<String> paths = new CopyOnWriteArrayList<>();
        warehouse().onAnswer((request, answer) -> paths.add(request.path()));

        Run run = runAndLoseLease(warehouse(), "/remoteorder/order/cancel.xml", cancellation::run);

        assertThat(paths).filteredOn(path -> path.contains("cancel.xml")).hasSize(1);
        List<ItemOutcome> notTried = run.items(Outcome.WILL_RETRY).stream()
                .filter(item -> item.attempts() == 0)
                .toList();
        assertThat(notTried)
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).isEqualTo("not written: the run has lost its lease"));
    }

    @Test
    void aMachineWhoseSessionEndedShipsNothingAfterAnother() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            DataSource database = server.getPostgresDatabase();
            JdbcCheckpoint.createTable(database);
            Checkpoint one = new JdbcCheckpoint(database, "shipments");
            Checkpoint other = new JdbcCheckpoint(database, "shipments");
            List<Run> runs = new ArrayList<>();
            // the first machine has found no shipment, and would make one as soon as it knows
            once(shop(), "sales_order_shipment.list", () -> {
                execute(
                        database,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
                Awaitility.await()
                        .atMost(Duration.ofMinutes(5))
                        .ignoreExceptionsInstanceOf(Checkpoint.Conflict.class)
                        .until(() -> runs.add(other.run(this::ship)));
            });

            Run stopped = one.run(this::ship);

            assertThat(stopped.endedEarly().orElseThrow()).startsWith("the lease of " + one + " was lost: ");
            assertNotTried(stopped, ORDER + "/6001", OTHER + "/6002");
            assertThat(runs)
                    .singleElement()
                    .satisfies(run -> assertThat(run.items(Outcome.DONE)).hasSize(2));
            assertThat(sandbox.insideShop().calls()).containsEntry("sales_order_shipment.create", 2);
            assertThat(sandbox.insideShop().calls()).containsEntry("sales_order_shipment.sendInfo", 2);
            assertThat(shipments()).hasSize(2);
            assertThat(one.load().version())
                    .isEqualTo(2); // kept after its batch, and after its run, by the other one alone
        }
    }

    private static void execute(DataSource database, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
