package io.github.orderflowmagento.examples.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A side that is dead is not hammered: it gets at most a fifth more requests than one that is well. */
class RetryBudgetTest {
    private static final double BUDGET = 1.2;

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    /** One order a document: eight requests to a warehouse that is well. */
    private OrderExport export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(1)
                .build();
    }

    static Stream<Named<SandboxAnswer>> waysToBeDead() {
        return Stream.of(
                Named.of("HTTP 500", SandboxAnswer.status(500)),
                Named.of("HTTP 503", SandboxAnswer.status(503)),
                Named.of("HTTP 401", SandboxAnswer.status(401)),
                Named.of("a page", SandboxAnswer.of("<html>Are you human?</html>")),
                Named.of("no answer", SandboxAnswer.closed()),
                Named.of("a reset", SandboxAnswer.reset()));
    }

    @ParameterizedTest
    @MethodSource("waysToBeDead")
    void aDeadWarehouseEndsTheRunWithinTheBudget(SandboxAnswer dead) {
        export().run(RunState.initial());
        int normal = sandbox.insideWarehouse().requests();
        sandbox.insideWarehouse().resetCounters();
        sandbox.insideWarehouse().stub(request -> true, dead);

        Run run = export().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().requests()).isLessThanOrEqualTo((int) (BUDGET * normal));
        assertThat(run.endedEarly()).isPresent();
        assertThat(run.summary()).contains("; ended early: ");
        assertThat(run.next().failed().values())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        // the orders that were not tried are met by the next run
        assertThat(run.next().changesUntil()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("waysToBeDead")
    void aDeadShopEndsTheRunWithinTheBudget(SandboxAnswer dead) {
        export().run(RunState.initial());
        int normal = sandbox.insideShop().requests();
        sandbox.insideShop().resetCounters();
        sandbox.insideShop().stub(request -> true, dead);

        Run run = export().run(RunState.initial());

        assertThat(sandbox.insideShop().requests()).isLessThanOrEqualTo((int) (BUDGET * normal));
        assertThat(run.endedEarly()).isPresent();
    }

    /** The resources that each operation reads one by one, so that a healthy side gets many requests. */
    private enum Operation {
        PRODUCT_EXPORT {
            @Override
            Run run(Sandbox sandbox) {
                return ProductExport.between(sandbox.shop(), sandbox.warehouse())
                        .batchSize(1)
                        .build()
                        .run(RunState.initial());
            }
        },
        ORDER_CANCELLATION {
            @Override
            Run run(Sandbox sandbox) {
                return OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                        .build()
                        .run(RunState.initial());
            }
        },
        INVENTORY_UPDATE {
            @Override
            Run run(Sandbox sandbox) {
                return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                        .batchSize(1)
                        .build()
                        .run(RunState.initial());
            }
        },
        SHIPMENT_NOTIFICATION {
            @Override
            Run run(Sandbox sandbox) {
                return ShipmentNotification.to(sandbox.shop())
                        .batchSize(1)
                        .build()
                        .of(List.of(
                                despatch("100000009", 6001, Map.of("MUG-001", 2)),
                                despatch("100000011", 6002, Map.of("MUG-001", 1)),
                                despatch("100000013", 6003, Map.of("MUG-001", 1)),
                                despatch("100000017", 6004, Map.of("MUG-001", 1))))
                        .run(RunState.initial());
            }
        };

        abstract Run run(Sandbox sandbox);
    }

    static Stream<Arguments> otherOperationsAndDeadWarehouses() {
        return Stream.of(Operation.PRODUCT_EXPORT, Operation.ORDER_CANCELLATION, Operation.INVENTORY_UPDATE)
                .flatMap(operation -> waysToBeDead().map(dead -> Arguments.of(operation, dead)));
    }

    @ParameterizedTest
    @MethodSource("otherOperationsAndDeadWarehouses")
    void aDeadWarehouseEndsEveryOperationWithinTheBudget(Operation operation, SandboxAnswer dead) {
        makeWork();
        operation.run(sandbox);
        int normal = sandbox.insideWarehouse().requests();
        sandbox.insideWarehouse().resetCounters();
        sandbox.insideWarehouse().stub(request -> true, dead);

        Run run = operation.run(sandbox);

        assertThat(sandbox.insideWarehouse().requests()).isBetween(1, (int) (BUDGET * normal));
        assertThat(run.endedEarly()).isPresent();
    }

    static Stream<Arguments> otherOperationsAndDeadShops() {
        return Stream.of(Operation.values())
                .flatMap(operation -> waysToBeDead().map(dead -> Arguments.of(operation, dead)));
    }

    @ParameterizedTest
    @MethodSource("otherOperationsAndDeadShops")
    void aDeadShopEndsEveryOperationWithinTheBudget(Operation operation, SandboxAnswer dead) {
        makeWork();
        operation.run(sandbox);
        int normal = sandbox.insideShop().requests();
        sandbox.insideShop().resetCounters();
        sandbox.insideShop().stub(request -> true, dead);

        Run run = operation.run(sandbox);

        assertThat(sandbox.insideShop().requests()).isBetween(1, (int) (BUDGET * normal));
        assertThat(run.endedEarly()).isPresent();
    }

    private void makeWork() {
        List.of("100000001", "100000002", "100000003", "100000005").forEach(sandbox.insideShop()::cancel);
        List.of("MUG-001", "MUG-002", "SALE-001", "OOS-001", "TEA-AMP-01", "BOOK-JP-01")
                .forEach(sku -> sandbox.insideWarehouse().setStock(sku, 3));
    }

    /** The client looks for an order that is to blame before it asks whether the shop is alive: a few requests, however many orders. */
    @Test
    void aShopThatFailsDuringReadingIsLeftAloneSoon() {
        AtomicBoolean dead = new AtomicBoolean();
        AtomicInteger details = new AtomicInteger();
        sandbox.insideShop()
                .stub(
                        request -> {
                            if (request.contains("sales_order.info")) {
                                details.incrementAndGet();
                                dead.set(true);
                            }
                            return dead.get();
                        },
                        SandboxAnswer.status(500));

        Run run =
                OrderExport.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        assertThat(details.get()).isBetween(1, 7);
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(8);
        assertThat(run.endedEarly()).get().asString().contains("HTTP 500");
        assertThat(sandbox.insideWarehouse().requests()).isZero();
        assertThat(run.next().changesUntil()).isEmpty();
    }

    @Test
    void aBusyWarehouseIsLeftAloneForAsLongAsItAsks() {
        MovableClock clock = new MovableClock();
        sandbox.insideWarehouse()
                .stub(request -> true, SandboxAnswer.status(503).withHeader("Retry-After", "120"));

        Run run = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .clock(clock)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.WILL_RETRY))
                .hasSize(8)
                .allSatisfy(item -> assertThat(item.dueAt()).contains(Instant.parse("2026-11-23T12:02:00Z")));
        assertThat(run.next().failed().values())
                .hasSize(8)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
    }

    @Test
    void aWarehouseThatDiesInTheMiddleKeepsWhatWasDone() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        SandboxStub dead = sandbox.insideWarehouse()
                .stub(request -> request.contains("externalReference=100000013"), SandboxAnswer.status(503));

        Run ended = checkpoint.run(export());
        dead.remove();
        Run caughtUp = checkpoint.run(export());

        assertThat(ended.items(Outcome.DONE)).extracting("key").containsExactly("100000009", "100000011");
        assertThat(ended.endedEarly()).get().asString().contains("503");
        assertThat(caughtUp.items(Outcome.DONE)).hasSize(6);
        assertThat(caughtUp.items(Outcome.ALREADY_THERE)).isEmpty();
        assertThat(sandbox.insideWarehouse().orders()).hasSize(8);
    }
}
