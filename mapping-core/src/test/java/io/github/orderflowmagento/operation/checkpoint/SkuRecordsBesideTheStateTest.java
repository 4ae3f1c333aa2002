package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** A checkpoint that stores SKU records beside the state keeps them out of it. */
class SkuRecordsBesideTheStateTest {
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";

    enum Kind {
        FILE,
        TABLE
    }

    @TempDir
    private Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final InventoryUpdate update =
            InventoryUpdate.between(shop, warehouse).clock(shop.clock()).build();

    private Checkpoint checkpoint(Kind kind) {
        if (kind == Kind.FILE) {
            return new FileCheckpoint(folder.resolve("inventory.json"));
        }
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcCheckpoint.createTable(database);
        return new JdbcCheckpoint(database, "inventory");
    }

    private void mugAndCup() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.setStock(MUG, 12);
        warehouse.setStock(CUP, 5);
    }

    private static void assertHasNoSku(RunState state) {
        assertThat(state.skuRecords()).isPresent();
        assertThat(Stream.of(state.sequences(), state.inventoryRecords(), state.inventoried(), state.keptOtherwise()))
                .allSatisfy(map -> assertThat(map).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theStateHasNoSku(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        mugAndCup();

        checkpoint.run(update);

        assertHasNoSku(checkpoint.load().state());
    }

    @ParameterizedTest
    @EnumSource
    void aSkuThatLeavesTheInventoryIsReported(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        mugAndCup();
        checkpoint.run(update);
        warehouse.removeStock(CUP);

        assertThat(checkpoint.run(update).warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains(CUP);
    }

    @ParameterizedTest
    @EnumSource
    void skuRecordsAreMigratedOnce(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        mugAndCup();
        checkpoint.save(
                checkpoint.load(),
                RunState.builder()
                        .putInventoried("GONE-003", "GONE-003")
                        .putInventoried(MUG, MUG)
                        .build());
        shop.addProduct("GONE-003").stock(7);

        assertThat(checkpoint.run(update).warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("GONE-003");
        assertHasNoSku(checkpoint.load().state());
        assertThat(checkpoint.run(update).warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("GONE-003");
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunMovesNothing(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        mugAndCup();
        RunState before = RunState.builder().putInventoried(MUG, MUG).build();
        checkpoint.save(checkpoint.load(), before);

        checkpoint.dryRun(update);

        assertThat(checkpoint.load().state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aRunOfAnotherStateInsideLeavesTheRecordsAlone(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        mugAndCup();
        checkpoint.run(update);
        warehouse.removeStock(CUP);

        checkpoint.run(state -> {
            assertThat(update.run(RunState.initial()).warnings()).isEmpty();
            return update.run(state);
        });

        assertThat(checkpoint.run(update).warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains(CUP);
    }

    @Test
    void withoutTheSkuTableRecordsStayInTheState() throws Exception {
        Checkpoint checkpoint = checkpoint(Kind.TABLE);
        execute("DROP TABLE orderflow_checkpoint_sku");
        mugAndCup();

        checkpoint.run(update);

        assertThat(checkpoint.load().state().inventoried()).isEqualTo(Map.of(MUG, MUG, CUP, CUP));
    }

    @Test
    void aTableOfSkusThatIsMadeLaterTakesThemOver() throws Exception {
        Checkpoint checkpoint = checkpoint(Kind.TABLE);
        execute("DROP TABLE orderflow_checkpoint_sku");
        mugAndCup();
        checkpoint.run(update);
        JdbcCheckpoint.createTable(database);

        checkpoint.run(update);

        assertHasNoSku(checkpoint.load().state());
    }

    private void execute(String statement) throws Exception {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void withoutItsFileOfSkusAnUpdateBeginsAsIfItHadSeenNone() throws IOException {
        Checkpoint checkpoint = checkpoint(Kind.FILE);
        mugAndCup();
        checkpoint.run(update);
        Files.delete(folder.resolve("inventory.json.skus"));
        warehouse.removeStock(CUP);

        assertThat(checkpoint.run(update).warnings()).isEmpty();
    }

    @Test
    void aRunThatWritesNothingNewAppendsNothing() throws IOException {
        Checkpoint checkpoint = checkpoint(Kind.FILE);
        mugAndCup();
        checkpoint.run(update);
        Path log = folder.resolve("inventory.json.skus.log");
        long before = Files.size(log);

        checkpoint.run(update);

        assertThat(Files.size(log)).isEqualTo(before);
    }
}
