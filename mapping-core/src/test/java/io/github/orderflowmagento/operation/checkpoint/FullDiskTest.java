package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.report.ReportFile;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A disk that fills up during a run; each write to {@code /dev/full} fails with the system's own error. */
@EnabledIf("hasFullDevice")
class FullDiskTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final String NO_SPACE = "No space left on device";
    private static final int ORDERS = 10;
    private static final int BATCH = 2;

    @TempDir
    private Path folder;

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    static boolean hasFullDevice() {
        return Files.isWritable(FULL);
    }

    private void orders() {
        IntStream.rangeClosed(1, ORDERS)
                .forEach(number ->
                        shop.addOrder(String.valueOf(100000000 + number)).row("MUG-001", 1));
        shop.clock().advance(Duration.ofHours(1));
    }

    private OrderExport export(RunListener listener) {
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(BATCH)
                .listener(listener)
                .build();
    }

    /** Fills the disk for a file that is written when this many items are settled, and keeps how the run ended. */
    private static final class FillingUp implements RunListener {
        private final Path file;
        private final List<Run> ended = new ArrayList<>();
        private int left;

        FillingUp(Path file, int items) {
            this.file = file;
            this.left = items;
        }

        @Override
        public void settled(String operation, ItemOutcome item) {
            left--;
            if (left == 0) {
                try {
                    Files.createSymbolicLink(file, FULL);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void ended(Run run, Duration took) {
            ended.add(run);
        }
    }

    @Test
    void anExportWhoseStateCannotBeSavedEndsWithTheReason() throws IOException {
        orders();
        FileCheckpoint checkpoint = new FileCheckpoint(folder.resolve("orders.json"));
        Path written = folder.resolve("orders.json.new");
        FillingUp disk = new FillingUp(written, 2 * BATCH);

        assertThatThrownBy(() -> checkpoint.run(export(disk))).hasStackTraceContaining(NO_SPACE);
        assertThat(disk.ended).hasSize(1);
        assertThat(disk.ended.get(0).endedEarly())
                .hasValueSatisfying(why -> assertThat(why).contains("the state cannot be saved"));
        assertThat(warehouse.receivedOrders()).hasSize(2 * BATCH);
        Files.delete(written);
        Run next = checkpoint.run(export(RunListener.none()));

        assertThat(next.items(Outcome.ALREADY_THERE)).hasSize(BATCH);
        assertThat(next.items(Outcome.DONE)).hasSize(ORDERS - 2 * BATCH);
        assertThat(next.endedEarly()).isEmpty();
    }

    @Test
    void anInventoryUpdateThatCannotKeepRecordsEndsBeforeItWrites() throws IOException {
        shop.addProduct("MUG-001").stock(3);
        warehouse.setStock("MUG-001", 12);
        Files.createSymbolicLink(folder.resolve("inventory.json.skus.new"), FULL);

        Run run = new FileCheckpoint(folder.resolve("inventory.json"))
                .run(InventoryUpdate.between(shop, warehouse)
                        .clock(shop.clock())
                        .build());

        assertThat(run.endedEarly()).hasValueSatisfying(why -> assertThat(why).contains(NO_SPACE));
        assertThat(shop.calls()).doesNotContain("stock.update");
    }

    static Stream<ReportFile> reports() {
        return Stream.of(ReportFile.csv(FULL), ReportFile.jsonLines(FULL), ReportFile.html(FULL));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportThatCannotBeWrittenSaysSoAndNothingElseIsLost(ReportFile report) {
        orders();
        FileCheckpoint checkpoint = new FileCheckpoint(folder.resolve("orders.json"));

        Run run = checkpoint.run(export(report));

        assertThat(run.items(Outcome.DONE)).hasSize(ORDERS);
        assertThat(checkpoint.load().state()).isNotEqualTo(RunState.initial());
        assertThat(report.failure())
                .hasValueSatisfying(why -> assertThat(why).contains("the report cannot be written"));
    }
}
