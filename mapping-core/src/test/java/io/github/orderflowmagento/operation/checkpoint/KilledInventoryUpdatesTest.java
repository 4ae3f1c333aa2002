package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** After an inventory update that crashed half-way, the next run reads everything again, and writes only what the first has not. */
class KilledInventoryUpdatesTest {
    private static final int SKUS = 10;
    private static final int BATCH = 2;
    private static final int UNITS = 12;
    private static final String UPDATE = "inventory update";

    enum Kind {
        IN_MEMORY,
        FILE,
        TABLE
    }

    @TempDir
    private Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    private Checkpoint checkpoint(Kind kind) {
        if (kind == Kind.TABLE) {
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            JdbcCheckpoint.createTable(database);
            return new JdbcCheckpoint(database, "inventory");
        }
        return kind == Kind.FILE ? new FileCheckpoint(folder.resolve("inventory.json")) : new InMemoryCheckpoint();
    }

    private static String sku(int number) {
        return "SKU-%02d".formatted(number);
    }

    @BeforeEach
    void stockThatDiffers() {
        IntStream.rangeClosed(1, SKUS).forEach(number -> {
            shop.addProduct(sku(number)).stock(3);
            warehouse.setStock(sku(number), UNITS);
        });
        shop.clock().advance(Duration.ofHours(1));
    }

    private InventoryUpdate update(RunListener listener) {
        return InventoryUpdate.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(BATCH)
                .listener(listener)
                .build();
    }

    private void kill(Checkpoint checkpoint, Operation dying) {
        assertThatThrownBy(() -> checkpoint.run(dying)).isInstanceOf(DyingRun.class);
    }

    private int writes() {
        return Collections.frequency(shop.calls(), "stock.update");
    }

    private static List<InventoryLine> lines(long sequence, int units) {
        return IntStream.rangeClosed(1, SKUS)
                .mapToObj(number -> InventoryLine.builder()
                        .externalReference(sku(number))
                        .sequenceId(sequence)
                        .putAttributes("quantity", String.valueOf(units))
                        .build())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunWritesOnlyWhatTheFirstHasNot(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        kill(checkpoint, update(DyingRun.at(5, UPDATE))); // after the third batch was written
        int before = writes();

        Run next = checkpoint.run(update(RunListener.none()));

        assertThat(before).isEqualTo(3);
        assertThat(writes() - before).isEqualTo(2);
        assertThat(next.items(Outcome.ALREADY_THERE)).hasSize(3 * BATCH);
        assertThat(next.items(Outcome.DONE)).hasSize(SKUS - 3 * BATCH);
    }

    @ParameterizedTest
    @EnumSource
    void anOlderMessageOverwritesNothing(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        kill(checkpoint, update(DyingRun.at(5, UPDATE)).of(lines(1_000, UNITS)));

        Run older = checkpoint.run(update(RunListener.none()).of(lines(999, 7)));

        assertThat(older.items(Outcome.SKIPPED))
                .hasSize(3 * BATCH)
                .allSatisfy(item -> assertThat(item.detail()).contains("message 999 is not newer than 1000"));
        assertThat(shop.stock().read(List.of(sku(1))).get(0).orThrow().quantity())
                .isEqualByComparingTo(String.valueOf(UNITS));
    }

    @ParameterizedTest
    @EnumSource
    void failuresBeforeTheKillAreKept(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        shop.faults().failKey("stock.update", sku(1), new MagentoException.Rejected("stock update", "refused"));

        kill(checkpoint, update(DyingRun.at(5, UPDATE)));

        assertThat(checkpoint.load().state().failed()).containsOnlyKeys(sku(1));
    }

    @Test
    void aRunWhoseProgressCannotBeKeptWritesNoMore() {
        InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
        Checkpoint full = new Checkpoint() {
            @Override
            public Versioned load() {
                return checkpoint.load();
            }

            @Override
            public Versioned save(Versioned loaded, RunState next) {
                if (writes() > 0 && next.failed().isEmpty()) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }
                return checkpoint.save(loaded, next);
            }
        };

        Run run = full.run(update(RunListener.none()));

        assertThat(run.endedEarly()).hasValueSatisfying(why -> assertThat(why).contains("No space left on device"));
        assertThat(writes()).isEqualTo(1);
        assertThat(run.items(Outcome.DONE)).hasSize(BATCH);
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).hasSize(SKUS - BATCH);
    }
}
