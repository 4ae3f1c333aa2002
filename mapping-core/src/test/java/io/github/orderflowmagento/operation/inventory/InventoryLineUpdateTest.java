package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Stock from the caller's own lines, without a warehouse. */
class InventoryLineUpdateTest {
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";

    private final InMemoryMagento shop = new InMemoryMagento();

    private InventoryLineUpdate.Builder update() {
        return InventoryUpdate.to(shop).clock(shop.clock());
    }

    private static InventoryLine line(String sku, long units) {
        return InventoryLine.builder()
                .externalReference(sku)
                .putAttributes("quantity", String.valueOf(units))
                .build();
    }

    private String stockOf(String sku) {
        return shop.product(sku).value().stockItem().orElseThrow().quantity().toPlainString();
    }

    @Test
    void linesOfTheCallersAreWritten() {
        shop.addProduct(MUG).stock(926);
        shop.addProduct(CUP).stock(5);

        Run run = update().build().of(List.of(line(MUG, 42))).run(RunState.initial());

        assertThat(run.items()).hasToString("[MUG-001: done (926 → 42)]");
        assertThat(stockOf(MUG)).isEqualTo("42");
        assertThat(stockOf(CUP)).isEqualTo("5");
    }

    @Test
    void aDryRunReportsWhatWouldChange() {
        shop.addProduct(MUG).stock(926);

        Run run = update().build().of(List.of(line(MUG, 42))).dryRun(RunState.initial());

        assertThat(run.items()).hasToString("[MUG-001: would be sent (926 → 42)]");
        assertThat(stockOf(MUG)).isEqualTo("926");
    }

    @Test
    void anyNumberOfLinesIsReadAsNeeded() {
        IntStream.range(0, 3_000).forEach(i -> shop.addProduct("SKU-" + i).stock(1));
        Iterable<InventoryLine> lines = () ->
                IntStream.range(0, 3_000).mapToObj(i -> line("SKU-" + i, 2)).iterator();

        Run run = update().failuresOnly().build().ofEach(lines).run(RunState.initial());

        assertThat(run.omitted()).containsOnly(entry(Outcome.DONE, 3_000));
        assertThat(stockOf("SKU-2999")).isEqualTo("2");
    }

    @Test
    void theStateIsThatOfTheWholeUpdate() {
        shop.addProduct(MUG).stock(3);
        InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
        warehouse.setStock(MUG, 12);
        InventoryUpdate whole =
                InventoryUpdate.between(shop, warehouse).clock(shop.clock()).build();
        Operation lines = update().build().of(List.of(line(MUG, 7)));

        Run run = lines.run(whole.run(RunState.initial()).next());

        assertThat(outcomes(run)).containsExactly(entry(MUG, Outcome.DONE));
        assertThat(lines.owner()).isEqualTo(whole.owner());
    }

    @Test
    void linesThatTakeMostSkusToZeroAreStopped() {
        IntStream.range(0, 20).forEach(i -> shop.addProduct("SKU-" + i).stock(1));
        List<InventoryLine> zeros =
                IntStream.range(0, 20).mapToObj(i -> line("SKU-" + i, 0)).toList();

        Run stopped = update().build().of(zeros).run(RunState.initial());

        assertThat(stopped.endedEarly().orElseThrow()).contains("20 of 20 SKUs").contains("without this limit");
        assertThat(stockOf("SKU-0")).isEqualTo("1");
        Run meant = update().zeroLimit(ZeroLimit.none()).build().of(zeros).run(stopped.next());
        assertThat(meant.items()).hasSize(20).allMatch(item -> item.outcome() == Outcome.DONE);
    }

    @Test
    void aStrictUpdateWritesNothingIfOneLineIsRejected() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        List<InventoryLine> lines = List.of(line(MUG, 42), line(CUP, 5), line(CUP, 6));

        Run run = update().strict().build().of(lines).run(RunState.initial());

        assertThat(run.endedEarly().orElseThrow()).startsWith("nothing was written, since 1 line is rejected: " + CUP);
        assertThat(outcomes(run)).containsOnly(entry(MUG, Outcome.SKIPPED), entry(CUP, Outcome.GIVEN_UP));
        assertThat(stockOf(MUG)).isEqualTo("3");
    }

    @Test
    void aStrictUpdateOfGoodLinesIsWrittenThoughTheShopLacksASku() {
        shop.addProduct(MUG).stock(3);

        Run run = update().strict()
                .build()
                .of(List.of(line(MUG, 42), line("STRANGE", 1)))
                .run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(MUG, Outcome.DONE), entry("STRANGE", Outcome.SKIPPED));
    }

    @Test
    void unchangedStockIsReportedAsUnchanged() {
        shop.addProduct(MUG).stock(42);

        Run run = update().build().of(List.of(line(MUG, 42))).run(RunState.initial());

        assertThat(item(run, MUG).toString()).isEqualTo("MUG-001: already there (42 as given)");
    }
}
