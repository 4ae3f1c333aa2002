package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Stock that the shop does not keep as sent is reported, and not written repeatedly. */
class StockKeptOtherwiseTest {
    private static final String WRITE = "cataloginventory_stock_item.update";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run update(RunState state, String sku, String quantity) {
        sandbox.insideShop().resetCounters();
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .of(List.of(InventoryLine.builder()
                        .externalReference(sku)
                        .putAttributes("quantity", quantity)
                        .build()))
                .run(state);
    }

    private void assertSettledByTheSecondRun(Run first, Run second, String detail) {
        assertThat(first.warnings()).singleElement().asString().startsWith("the shop does not keep the stock as sent");
        assertThat(second.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.ALREADY_THERE);
        assertThat(second.items()).extracting(ItemOutcome::detail).containsExactly(detail);
        assertThat(sandbox.insideShop().calls()).isNotEmpty().doesNotContainKey(WRITE);
    }

    @Test
    void aProductBelowItsThresholdIsWrittenOnceAsOutOfStock() {
        sandbox.insideShop().setOutOfStockThreshold("MUG-001", 5);

        Run first = update(RunState.initial(), "MUG-001", "3");
        Run second = update(first.next(), "MUG-001", "3");

        assertThat(first.items())
                .containsExactly(
                        ItemOutcome.of("MUG-001", Outcome.DONE, "926 → 3, but the shop keeps 3 (out of stock)"));
        assertSettledByTheSecondRun(first, second, "the shop keeps it so: 3 (out of stock) where 3 was sent");
        assertThat(second.warnings()).isEmpty();
    }

    @Test
    void aProductMadeOfOthersKeepsNoQuantity() {
        Run first = update(RunState.initial(), "BUNDLE-FIX", "7");
        Run second = update(first.next(), "BUNDLE-FIX", "7");

        assertThat(first.items())
                .containsExactly(ItemOutcome.of("BUNDLE-FIX", Outcome.DONE, "0 → 7, but the shop keeps 0"));
        assertSettledByTheSecondRun(first, second, "the shop keeps it so: 0 where 7 was sent");
    }

    @Test
    void aProductWhoseStockIsNotManagedStaysOnSaleWhichEachRunSays() {
        sandbox.insideShop().stopManagingStock("MUG-001");

        Run first = update(RunState.initial(), "MUG-001", "0");
        Run second = update(first.next(), "MUG-001", "0");

        assertSettledByTheSecondRun(first, second, "the shop keeps it so: 0 where 0 (out of stock) was sent");
        assertThat(second.warnings())
                .containsExactly(
                        "the shop sells more than the warehouse has, and did not accept the stock that was sent:"
                                + " 1 item (MUG-001)");
    }

    @Test
    void decimalsThatTheShopCutsAreWrittenOnce() {
        Run first = update(RunState.initial(), "DEC-001", "2.55555");
        Run second = update(first.next(), "DEC-001", "2.55555");

        assertSettledByTheSecondRun(first, second, "the shop keeps it so: 2.5556 where 2.55555 was sent");
    }

    @Test
    void anotherQuantityIsWritten() {
        Run first = update(RunState.initial(), "BUNDLE-FIX", "7");

        update(first.next(), "BUNDLE-FIX", "8");

        assertThat(sandbox.insideShop().calls()).containsEntry(WRITE, 1);
    }

    @Test
    void whatWasChangedInTheShopIsWrittenAgain() {
        sandbox.insideShop().setOutOfStockThreshold("MUG-001", 5);
        Run first = update(RunState.initial(), "MUG-001", "3");
        update(RunState.initial(), "MUG-001", "4");

        Run again = update(first.next(), "MUG-001", "3");

        assertThat(again.items(Outcome.DONE)).hasSize(1);
    }

    /** Somebody else may have written in the moment between, or the cause may be gone. */
    @Test
    void stockTheShopChangedOnSavingIsSentAgainADayLater() {
        sandbox.insideShop().setOutOfStockThreshold("MUG-001", 5);
        Run first = update(RunState.initial(), "MUG-001", "3");
        sandbox.insideShop().setOutOfStockThreshold("MUG-001", 0);
        MovableClock tomorrow = new MovableClock();
        tomorrow.pass(Duration.between(tomorrow.instant(), Instant.now().plus(Duration.ofHours(25))));

        Run later = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .clock(tomorrow)
                .build()
                .of(List.of(InventoryLine.builder()
                        .externalReference("MUG-001")
                        .putAttributes("quantity", "3")
                        .build()))
                .run(first.next());

        assertThat(later.items()).containsExactly(ItemOutcome.of("MUG-001", Outcome.DONE, "3 (out of stock) → 3"));
        assertThat(later.next().keptOtherwise()).isEmpty();
    }

    /** A page of an error for one batch of three: as the log has it where one product kills PHP. */
    @Test
    void stockThatCannotBeReadKeepsNoneOfTheOthersFromBeingWritten() {
        sandbox.insideShop()
                .stub(
                        request -> request.contains("BAD-1"),
                        SandboxAnswer.status(500).withBody("<html>500</html>"));
        List<InventoryLine> lines = Stream.of("MUG-001", "MUG-002", "OOS-001", "BAD-1", "BAD-2", "BAD-3", "SALE-001")
                .map(sku -> InventoryLine.builder()
                        .externalReference(sku)
                        .putAttributes("quantity", "77")
                        .build())
                .toList();

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(3)
                .build()
                .of(lines)
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).contains("MUG-001", "MUG-002", "OOS-001");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("77");
    }

    @Test
    void whatIsForgottenIsWrittenAgain() {
        Run first = update(RunState.initial(), "BUNDLE-FIX", "7");

        Run again = update(first.next().forgetInventory("BUNDLE-FIX"), "BUNDLE-FIX", "7");

        assertThat(again.items(Outcome.DONE)).hasSize(1);
    }

    @Test
    void onlyWhatTheShopKeepsOtherwiseIsRemembered() {
        Run bundle = update(RunState.initial(), "BUNDLE-FIX", "7");
        Run mug = update(bundle.next(), "MUG-001", "3");
        Run settled = update(mug.next(), "BUNDLE-FIX", "0");

        assertThat(mug.next().keptOtherwise())
                .containsOnlyKeys("BUNDLE-FIX")
                .hasEntrySatisfying("BUNDLE-FIX", kept -> assertThat(kept).startsWith("7 -> 0 at "));
        assertThat(settled.next().keptOtherwise()).isEmpty();
    }

    @Test
    void stockThatCannotBeReadBackIsDoneWithANote() {
        String list = "cataloginventory_stock_item.list";
        AtomicBoolean written = new AtomicBoolean();
        sandbox.insideShop().stub(request -> request.contains(list) && written.get(), SandboxAnswer.status(503));
        sandbox.insideShop()
                .stub(
                        request -> request.contains(WRITE) && !written.getAndSet(true),
                        SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><params><param>"
                                + "<value><array><data><value><boolean>1</boolean></value></data></array></value>"
                                + "</param></params></methodResponse>"));

        Run run = update(RunState.initial(), "MUG-001", "3");

        assertThat(run.items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.DONE);
            assertThat(item.detail()).startsWith("926 → 3, not read back: ").contains("503");
        });
        assertThat(run.next().keptOtherwise()).isEmpty();
    }

    @Test
    void aNumberThatTheShopCannotHoldIsRejectedBeforeItIsSent() {
        Run run = update(RunState.initial(), "MUG-001", "99999999999");

        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .extracting(ItemOutcome::detail)
                .asString()
                .contains(
                        "'MUG-001': quantity 99999999999 is out of the shop's range, from -99999999.9999 to 99999999.9999");
        assertThat(sandbox.insideShop().calls()).isEmpty();
    }
}
