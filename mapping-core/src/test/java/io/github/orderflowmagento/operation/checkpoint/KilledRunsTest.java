package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The next run continues one that crashed half-way, and repeats at most one batch. */
class KilledRunsTest {
    private static final int ORDERS = 10;
    private static final int BATCH = 2;

    @TempDir
    private Path folder;

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    private static String order(int number) {
        return String.valueOf(100000000 + number);
    }

    private void orders() {
        IntStream.rangeClosed(1, ORDERS)
                .forEach(number -> shop.addOrder(order(number)).row("MUG-001", 1));
        shop.clock().advance(Duration.ofHours(1));
    }

    private OrderExport export(RunListener listener) {
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(BATCH)
                .listener(listener)
                .build();
    }

    private Operation export() {
        return export(RunListener.none());
    }

    private void killedAt(int item) {
        Operation dying = export(DyingRun.at(item, "order export"));
        assertThatThrownBy(() -> checkpoint.run(dying)).isInstanceOf(DyingRun.class);
    }

    @Test
    void theNextRunGoesOnBehindTheLastBatchThatWasKept() {
        orders();
        killedAt(5);

        Run next = checkpoint.run(export());

        assertThat(next.items()).extracting(ItemOutcome::key).first().isEqualTo(order(5));
        assertThat(next.items()).hasSize(ORDERS - 4);
        assertThat(warehouse.receivedOrders()).hasSize(ORDERS);
    }

    @Test
    void aContinuedWalkIsFollowedByOneOverLaterChanges() {
        orders();
        killedAt(5);
        shop.addOrder(order(ORDERS + 1)).row("MUG-001", 1);
        shop.clock().advance(Duration.ofHours(1));
        checkpoint.run(export());
        shop.clock().advance(Duration.ofHours(1));

        assertThat(checkpoint.run(export()).items()).isEmpty();
        assertThat(warehouse.receivedOrders()).hasSize(ORDERS + 1);
        assertThat(checkpoint.load().state().position()).isEmpty();
    }

    @Test
    void laterChangesOfPassedItemsAreFoundByALaterRun() {
        shop.addProduct("MUG-001").name("Mug");
        shop.addProduct("MUG-002").name("Mug");
        shop.addProduct("MUG-003").name("Mug");
        shop.clock().advance(Duration.ofHours(1));
        ProductExport.Builder export =
                ProductExport.between(shop, warehouse).clock(shop.clock()).batchSize(1);
        Operation dying = export.listener(DyingRun.at(2, "product export")).build();
        assertThatThrownBy(() -> checkpoint.run(dying)).isInstanceOf(DyingRun.class);
        shop.product("MUG-001").name("Blue mug");
        shop.clock().advance(Duration.ofHours(1));
        Operation alive = export.listener(RunListener.none()).build();

        Run second = checkpoint.run(alive);
        Run third = checkpoint.run(alive);

        assertThat(second.items()).extracting(ItemOutcome::key).containsExactly("MUG-002", "MUG-003");
        assertThat(third.items()).extracting(ItemOutcome::key).contains("MUG-001");
        assertThat(warehouse.receivedProducts())
                .hasEntrySatisfying(
                        "MUG-001", mug -> assertThat(mug.properties()).containsValue("Blue mug"));
    }

    @Test
    void failuresBeforeTheKillAreKept() {
        orders();
        warehouse.reject(order(1), "the postcode is invalid");

        killedAt(5);

        assertThat(checkpoint.load().state().failed()).containsOnlyKeys(order(1));
    }

    @Test
    void aRunThatEndsEarlyLeavesTheRestToTheNext() {
        orders();
        RunListener goingAway = new RunListener() {
            @Override
            public void settled(String operation, ItemOutcome item) {
                shop.faults().failAll(new MagentoException.NotReached("orders.details", "connection refused"));
            }
        };
        Run early = checkpoint.run(export(goingAway));
        shop.faults().heal();

        Run next = checkpoint.run(export());

        assertThat(early.endedEarly()).isPresent();
        assertThat(next.items()).extracting(ItemOutcome::key).doesNotContain(order(1), order(2));
        assertThat(warehouse.receivedOrders()).hasSize(ORDERS);
    }

    @Test
    void aRunWhoseProgressCannotBeKeptEndsWithTheReason() {
        orders();
        Checkpoint full = new Checkpoint() {
            @Override
            public Versioned load() {
                return checkpoint.load();
            }

            @Override
            public Versioned save(Versioned loaded, RunState next) {
                if (next.position().isPresent() && warehouse.receivedOrders().size() < 2 * BATCH + 1) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }
                return checkpoint.save(loaded, next);
            }
        };

        assertThatThrownBy(() -> full.run(export())).hasMessageContaining("No space left on device");
        assertThat(warehouse.receivedOrders()).hasSize(BATCH);
    }

    @Test
    void aFileKeepsHowFarARunHasCome() throws Exception {
        orders();
        Path file = folder.resolve("orders.json");
        Operation dying = export(DyingRun.at(5, "order export"));

        assertThatThrownBy(() -> new FileCheckpoint(file).run(dying)).isInstanceOf(DyingRun.class);

        assertThat(Files.readString(file)).contains("\"position\"");
        assertThat(new FileCheckpoint(file).run(export()).items()).hasSize(ORDERS - 4);
    }

    @Test
    void aStateWithAHundredThousandFailedItemsIsKept() {
        RunState.Builder failed = RunState.builder();
        IntStream.range(0, 100_000)
                .forEach(item -> failed.putFailed(
                        "100" + item,
                        FailedItem.builder()
                                .attempts(1)
                                .givenUp(true)
                                .reason("refused")
                                .build()));
        RunState state = failed.build();
        FileCheckpoint file = new FileCheckpoint(folder.resolve("orders.json"));

        file.save(file.load(), state);

        assertThat(file.load().state()).isEqualTo(state);
    }
}
