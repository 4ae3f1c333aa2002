package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An inventory that would take too much of the shop to zero is stopped before it has written anything. */
@ParameterizedClass
@EnumSource
class ZeroLimitTest {
    /** SKUs that are on sale in the sandbox shop. */
    private static final List<String> SKUS = List.of(
            "MUG-001",
            "MUG-002",
            "TEA-AMP-01",
            "BOOK-JP-01",
            "FREE-SAMPLE",
            "SALE-001",
            "SKU&amp;AMP&lt;LT>\"Q\"",
            "1",
            "VIRT-001",
            "DOWNLOAD-1",
            "LONGDESC",
            "DEC-001");

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    ZeroLimitTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private InventoryUpdate update(ZeroLimit limit) {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .zeroLimit(limit)
                .batchSize(3)
                .build();
    }

    /** An inventory of all these SKUs, the first of them at zero. */
    private void inventoryWithAtZero(int zeros) {
        sandbox.inventory(IntStream.range(0, SKUS.size())
                .mapToObj(i -> line(SKUS.get(i), i < zeros ? 0 : 7))
                .toArray(String[]::new));
    }

    /** The on-hand quantity equals the free one: for a shop with reservations the on-hand quantity counts. */
    private static String line(String sku, int units) {
        return "<l product='" + sku + "' quantity='" + units + "' total='" + units + "'/>";
    }

    private static List<InventoryLine> lines(Stream<String> skus, String quantity) {
        return skus.map(sku -> InventoryLine.builder()
                        .externalReference(sku)
                        .putAttributes("quantity", quantity)
                        .putAttributes("total", quantity)
                        .build())
                .toList();
    }

    private void assertNothingWritten() {
        assertThat(sandbox.insideShop().calls()).isNotEmpty();
        assertThat(sandbox.insideShop().isStockWritten()).isFalse();
    }

    @Test
    void aRunThatWouldSetMostSkusToZeroEndsBeforeItWrites() {
        inventoryWithAtZero(SKUS.size());

        Run run = update(ZeroLimit.standard()).run(RunState.initial());

        assertThat(run.endedEarly())
                .contains("12 of 12 SKUs on sale in the shop would go to zero, more than the limit of 50 %: nothing was"
                        + " written. If it is right, run once without this limit");
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(SKUS.size());
        assertNothingWritten();
    }

    @Test
    void aDryRunReportsItToo() {
        inventoryWithAtZero(SKUS.size());

        Run run = update(ZeroLimit.standard()).dryRun(RunState.initial());

        assertThat(run.endedEarly()).get().asString().startsWith("12 of 12 SKUs");
    }

    @Test
    void fewSkusAreNeverTooMany() {
        sandbox.inventory(line("MUG-001", 0));

        Run run = update(ZeroLimit.standard()).run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
    }

    @Test
    void theShareThatIsAllowedIsWritten() {
        inventoryWithAtZero(6);

        Run run = update(new ZeroLimit(0.5, 1)).run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE)).hasSize(SKUS.size());
    }

    @Test
    void oneMoreThanTheShareThatIsAllowedIsNot() {
        inventoryWithAtZero(7);

        Run run = update(new ZeroLimit(0.5, 1)).run(RunState.initial());

        assertThat(run.endedEarly()).get().asString().startsWith("7 of 12 SKUs");
        assertNothingWritten();
    }

    @Test
    void withoutALimitAllIsWritten() {
        inventoryWithAtZero(SKUS.size());

        Run run = update(ZeroLimit.none()).run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(SKUS.size());
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
    }

    @Test
    void productsAlreadyAtZeroDoNotCount() {
        inventoryWithAtZero(SKUS.size() - 1);
        Run off = update(ZeroLimit.none()).run(RunState.initial());
        inventoryWithAtZero(SKUS.size());

        Run run = update(new ZeroLimit(0.5, 1)).run(off.next());

        assertThat(run.endedEarly()).get().asString().startsWith("1 of 1 SKUs");
    }

    @Test
    void messagesAreMeasuredByAllSkusThatAreKnown() {
        inventoryWithAtZero(0);
        Run all = update(ZeroLimit.standard()).run(RunState.initial());

        Run run = update(new ZeroLimit(0.5, 1))
                .of(lines(SKUS.stream().limit(2), "0"))
                .run(all.next());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE)).hasSize(2);
    }

    @Test
    void messagesThatTakeAllThatIsKnownToZeroAreStopped() {
        inventoryWithAtZero(0);
        Run all = update(ZeroLimit.standard()).run(RunState.initial());
        sandbox.insideShop().resetCounters();

        Run run = update(ZeroLimit.standard()).of(lines(SKUS.stream(), "0")).run(all.next());

        // one of the names stands here as in XML, and is no SKU
        assertThat(run.endedEarly()).get().asString().startsWith("11 of 12 SKUs");
        assertNothingWritten();
    }

    @Test
    void messagesAreNotMeasuredBeforeAnyInventoryHasShownTheCatalogue() {
        Run run = update(new ZeroLimit(0.5, 1))
                .of(lines(SKUS.stream().limit(4), "0"))
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE)).hasSize(4);
    }

    @Test
    void productsWithBackordersDoNotCount() {
        List<String> preOrders = List.of("MUG-001", "MUG-002", "SALE-001");
        preOrders.forEach(sku -> {
            sandbox.insideShop().allowBackorders(sku);
            StockUpdate oversold = StockUpdate.builder()
                    .sku(sku)
                    .quantity(BigDecimal.valueOf(-3))
                    .isInStock(true)
                    .build();
            sandbox.shop().stock().update(List.of(oversold)).get(0).orThrow();
        });
        sandbox.inventory(preOrders.stream().map(sku -> line(sku, 0)).toArray(String[]::new));

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .zeroLimit(new ZeroLimit(0.5, 1))
                .takesBackorders(item -> true)
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE)).hasSize(3);
    }

    @Test
    void aShareOutsideZeroToOneIsRejected() {
        assertThatThrownBy(() -> new ZeroLimit(50, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("zero limit: the share must be from 0 to 1, was 50.0");
    }
}
