package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The hazards found in the extension (H-01 to H-20) that only whole operations can show, and the races. Those that a mapping or a
 * message shows stand beside these, as differences.md lists them.
 */
class HazardsTest {
    private static final String ORDER = "100000009";

    /** Nothing of it is invoiced, so that it can be cancelled. */
    private static final String PENDING = "100000001";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private OrderExport orders() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse()).build();
    }

    private void exportPendingOrders() {
        OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());
    }

    private static DespatchNotification despatch() {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(ORDER).messageId(6001).trackingNumber("RM6001").notifyCustomer(true);
        despatch.addLines(DespatchLine.builder()
                .externalReference("MUG-001")
                .quantity(BigDecimal.ONE)
                .build());
        return despatch.build();
    }

    private Run ship(RunState state) {
        return ship(state, new MovableClock());
    }

    private Run ship(RunState state, MovableClock clock) {
        return ShipmentNotification.to(sandbox.shop())
                .clock(clock)
                .build()
                .of(List.of(despatch()))
                .run(state);
    }

    @Test
    void h01AnOrderThatOrderFlowHasAlreadyIsNoFailure() {
        orders().run(RunState.initial());

        Run again = orders().run(RunState.initial());

        assertThat(again.items(Outcome.ALREADY_THERE)).hasSize(8);
        assertThat(again.next().failed()).isEmpty();
        assertThat(sandbox.insideWarehouse().orders()).hasSize(8);
    }

    @Test
    void h02OnlyAnOrderThatIsReallyCancelledIsCancelledAtOrderFlow() {
        exportPendingOrders();
        OrderCancellation cancellation =
                OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build();

        // someone opens the order in the shop's administration, and leaves it
        Run looking = cancellation.run(RunState.initial());
        assertThat(looking.items(Outcome.DONE)).isEmpty();

        sandbox.insideShop().cancel(PENDING);
        assertThat(cancellation.run(looking.next()).items(Outcome.DONE))
                .singleElement()
                .satisfies(item -> assertThat(item.key()).isEqualTo(PENDING));
    }

    @Test
    void h07AProductThatFailsForeverIsGivenUpAndStarvesNoOther() {
        MovableClock clock = new MovableClock();
        ProductExport export = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(1)
                .clock(clock)
                .build();
        sandbox.insideWarehouse().reject("MUG-001", "Description not acceptable");
        Checkpoint checkpoint = new InMemoryCheckpoint();

        Run first = checkpoint.run(export);
        assertThat(first.items(Outcome.DONE)).hasSizeGreaterThan(10);
        Run last = first;
        for (int attempt = 2; attempt <= 4; attempt++) {
            clock.pass(Duration.ofDays(1));
            last = checkpoint.run(export);
        }

        assertThat(last.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.key()).isEqualTo("MUG-001"));
    }

    @Test
    void h15AnEMailThatFailsDoesNotUndoTheShipment() {
        SandboxStub noMail = sandbox.insideShop()
                .stub(request -> request.contains("sales_order_shipment.sendInfo"), SandboxAnswer.status(500));

        MovableClock clock = new MovableClock();
        Run failed = ship(RunState.initial(), clock);
        noMail.remove();
        clock.pass(Duration.ofHours(1));
        Run again = ship(failed.next(), clock);

        assertThat(failed.items(Outcome.DONE)).isEmpty();
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
        assertThat(again.items(Outcome.WILL_RETRY)).isEmpty();
        assertThat(sandbox.insideShop().shipmentsOf(ORDER))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks()).hasSize(1));
    }

    @Test
    void h18AnOrderCancelledInTheShopIsNotShippedByTheWarehouse() {
        exportPendingOrders();
        sandbox.insideShop().cancel(PENDING);

        OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        assertThat(sandbox.warehouse().orders().detail(PENDING).state()).contains("cancelled");
    }

    @Test
    void h19AProductOfTheSameNameAsAnOrderSuppressesNothing() {
        sandbox.warehouse()
                .products()
                .merge(List.of(ImportItem.builder()
                        .type(ImportType.PRODUCT)
                        .operation(ImportOperation.MERGE)
                        .externalReference(ORDER)
                        .properties(Map.of("externalReference", ORDER, "description", "Named like an order"))
                        .build()));

        orders().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().orders()).containsKey(ORDER);
        assertThat(sandbox.insideWarehouse().products()).containsKey(ORDER);
    }

    @Test
    void h20AStateThatCannotBeKeptAfterTheCallDoublesNothing() {
        Checkpoint broken = new InMemoryCheckpoint();

        assertThatThrownBy(() -> broken.run(state -> {
                    orders().run(RunState.builder().from(state).build()); // of which the checkpoint knows nothing
                    throw new UncheckedIOException(new IOException("the disk is full"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        Run again = broken.run(orders());

        assertThat(again.items(Outcome.ALREADY_THERE)).hasSize(8);
        assertThat(again.next().failed()).isEmpty();
    }

    @Test
    void race1TwoRunsAtOnceOnOneCheckpointAreOne(@TempDir Path folder) {
        Checkpoint checkpoint = new FileCheckpoint(folder.resolve("orders.json"));

        Run outer = checkpoint.run(state -> {
            assertThatThrownBy(() -> checkpoint.run(orders())).isInstanceOf(Checkpoint.Conflict.class);
            return orders().run(state);
        });

        assertThat(outer.items(Outcome.DONE)).hasSize(8);
    }

    @Test
    void race2EqualStockIsNotWrittenSoNoSaleIsOverwritten() {
        sandbox.insideWarehouse().setStock("MUG-001", 926);

        InventoryUpdate.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        assertThat(sandbox.insideShop().calls()).isNotEmpty().doesNotContainKey("cataloginventory_stock_item.update");
    }

    @Test
    void race4AChangeInTheSecondOfARunIsMetByTheNext() {
        Run first = orders().run(RunState.initial());

        sandbox.insideShop().hold(ORDER);
        sandbox.insideShop().unhold(ORDER);
        Run second = orders().run(first.next());

        assertThat(second.items()).extracting("key").contains(ORDER);
    }

    @Test
    void race6AFirstRunDoesNotSendTheHistory() {
        Run first = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .placedSince(Instant.parse("2027-01-01T00:00:00Z"))
                .build()
                .run(RunState.initial());

        assertThat(first.items()).isEmpty();
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void race7AnOldMessageIsKnownWithoutAnyMemoryOfIt() {
        ship(RunState.initial());

        Run again = ship(RunState.initial());

        assertThat(again.items(Outcome.ALREADY_THERE)).hasSize(1);
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void everyHazardAndEveryRaceHasATestNamedAfterIt() throws IOException {
        Stream<String> hazards = IntStream.rangeClosed(1, 20).mapToObj(number -> String.format("h%02d", number));
        Stream<String> races = IntStream.rangeClosed(1, 8).mapToObj(number -> "race" + number);

        assertThat(namedTests(Pattern.compile("void (h\\d{2}|race\\d)\\w*\\(")))
                .isEqualTo(Stream.concat(hazards, races).collect(Collectors.toSet()));
    }

    private static Set<String> namedTests(Pattern name) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("orderflow-client", "magento-client", "mapping-core", "examples/end-to-end")) {
            try (Stream<Path> files = Files.walk(Path.of("../..", module, "src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    name.matcher(Files.readString(file))
                            .results()
                            .map(HazardsTest::number)
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static String number(MatchResult test) {
        return test.group(1);
    }
}
