package io.github.orderflowmagento.operation.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The next run continues a cancellation that crashed half-way, separately and within an export, and repeats at most one batch. */
class KilledCancellationsTest {
    private static final int ORDERS = 10;
    private static final int BATCH = 2;
    private static final String CANCELLATION = "order cancellation";

    @TempDir
    private Path folder;

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    private static String order(int number) {
        return String.valueOf(100000000 + number);
    }

    @BeforeEach
    void ordersThatWereCancelledSinceTheirExport() {
        IntStream.rangeClosed(1, ORDERS)
                .forEach(number -> shop.addOrder(order(number)).row("MUG-001", 1));
        shop.clock().advance(Duration.ofHours(1));
        OrderExport.between(shop, warehouse).clock(shop.clock()).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        IntStream.rangeClosed(1, ORDERS)
                .forEach(number -> shop.order(order(number)).cancel());
        shop.clock().advance(Duration.ofHours(2));
        warehouse.forgetCalls();
    }

    private OrderCancellation cancellation(RunListener listener) {
        return OrderCancellation.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(BATCH)
                .listener(listener)
                .build();
    }

    private OrderExport exportWithCancellation(RunListener listener) {
        return OrderExport.between(shop, warehouse)
                .withCancellation()
                .clock(shop.clock())
                .batchSize(BATCH)
                .listener(listener)
                .build();
    }

    private void kill(Checkpoint from, Operation dying) {
        assertThatThrownBy(() -> from.run(dying)).isInstanceOf(DyingRun.class);
    }

    private int requests() {
        return Collections.frequency(warehouse.calls(), "orders.cancel");
    }

    @Test
    void theNextRunGoesOnBehindTheLastBatchThatWasKept() {
        kill(checkpoint, cancellation(DyingRun.at(5, CANCELLATION)));

        Run next = checkpoint.run(cancellation(RunListener.none()));

        assertThat(next.items()).extracting(ItemOutcome::key).first().isEqualTo(order(5));
        assertThat(next.items()).hasSize(ORDERS - 4);
        assertThat(requests()).isEqualTo(ORDERS + 1);
        assertThat(checkpoint.load().state().position()).isEmpty();
    }

    @Test
    void withinAnExportItGoesOnFromTheFileOfTheExport() {
        FileCheckpoint file = new FileCheckpoint(folder.resolve("orders.json"));
        kill(file, exportWithCancellation(DyingRun.at(5, CANCELLATION)));
        assertThat(file.load().state().cancellation())
                .hasValueSatisfying(state -> assertThat(state.position()).isPresent());

        Run next = file.run(exportWithCancellation(RunListener.none()));

        assertThat(next.items()).extracting(ItemOutcome::key).first().isEqualTo(order(5));
        assertThat(next.items()).hasSize(ORDERS - 4);
        assertThat(requests()).isEqualTo(ORDERS + 1);
    }

    @Test
    void exportsBeforeTheCancellationAreKept() {
        shop.addOrder(order(ORDERS + 1)).row("MUG-001", 1);
        shop.clock().advance(Duration.ofHours(1));
        kill(checkpoint, exportWithCancellation(DyingRun.at(BATCH + 1, CANCELLATION)));

        assertThat(checkpoint.load().state().exported()).containsKey(order(ORDERS + 1));
        assertThat(checkpoint.run(exportWithCancellation(RunListener.none())).items())
                .extracting(ItemOutcome::key)
                .doesNotContain(order(ORDERS + 1));
    }

    @Test
    void aCancellationBehindThePositionIsFoundByTheRunAfterNext() {
        shop.order(order(1)).state(OrderState.PROCESSING);
        shop.clock().advance(Duration.ofHours(1));
        kill(checkpoint, cancellation(DyingRun.at(5, CANCELLATION)));
        shop.order(order(1)).cancel();
        shop.clock().advance(Duration.ofHours(1));

        Run second = checkpoint.run(cancellation(RunListener.none()));
        Run third = checkpoint.run(cancellation(RunListener.none()));

        assertThat(second.items()).extracting(ItemOutcome::key).isNotEmpty().doesNotContain(order(1));
        assertThat(third.items()).extracting(ItemOutcome::key).contains(order(1));
        assertThat(warehouse.stateOf(order(1))).contains("cancelled");
    }

    @Test
    void failuresBeforeTheKillAreKept() {
        warehouse
                .faults()
                .failKey("orders.cancel", order(1), new OrderFlowException.Rejected("cancellation", "not now"));

        kill(checkpoint, cancellation(DyingRun.at(5, CANCELLATION)));

        assertThat(checkpoint.load().state().failed()).containsOnlyKeys(order(1));
    }

    @Test
    void aRunThatEndsEarlyLeavesTheRestToTheNext() {
        RunListener goingAway = new RunListener() {
            @Override
            public void settled(String operation, ItemOutcome item) {
                if (item.key().equals(order(5))) {
                    warehouse.faults().failAll(new OrderFlowException.NotReached("cancellation", "refused"));
                }
            }
        };
        Run early = checkpoint.run(cancellation(goingAway));
        warehouse.faults().heal();

        Run next = checkpoint.run(cancellation(RunListener.none()));

        assertThat(early.endedEarly()).isPresent();
        assertThat(next.items()).extracting(ItemOutcome::key).isNotEmpty().doesNotContain(order(1), order(4));
        assertThat(IntStream.rangeClosed(1, ORDERS).mapToObj(number -> warehouse.stateOf(order(number))))
                .isNotEmpty()
                .allSatisfy(state -> assertThat(state).contains("cancelled"));
    }
}
