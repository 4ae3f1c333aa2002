package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.mapping.inventory.StockCalculation;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The shop neither oversells nor undersells. */
class InventoryUpdateTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private InventoryUpdate update() {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse()).build();
    }

    private static InventoryLine line(String sku, String quantity, long sequence) {
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(sequence)
                .putAttributes("externalReference", sku)
                .putAttributes("quantity", quantity)
                .build();
    }

    @Test
    void theShopGetsTheWarehousesQuantities() {
        sandbox.insideWarehouse().setStock("MUG-001", 15);
        sandbox.insideWarehouse().setStock("OOS-001", 7);

        Run run = update().run(RunState.initial());

        assertThat(run.items(Outcome.DONE))
                .containsExactlyInAnyOrder(
                        ItemOutcome.of("MUG-001", Outcome.DONE, "926 → 15"),
                        ItemOutcome.of("OOS-001", Outcome.DONE, "0 (out of stock) → 7"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
        assertThat(sandbox.insideShop().isInStock("OOS-001")).isTrue();
    }

    @Test
    void zeroTakesAProductOutOfStock() {
        sandbox.insideWarehouse().setStock("MUG-001", 0);

        update().run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
        assertThat(sandbox.insideShop().isInStock("MUG-001")).isFalse();
    }

    @Test
    void whatIsTheSameIsLeftAlone() {
        sandbox.insideWarehouse().setStock("MUG-001", 926);

        Run run = update().run(RunState.initial());

        assertThat(run.items(Outcome.ALREADY_THERE))
                .extracting(ItemOutcome::key)
                .containsExactly("MUG-001");
        assertThat(sandbox.insideShop().calls()).isNotEmpty().doesNotContainKey("cataloginventory_stock_item.update");
    }

    @Test
    void aSkuThatTheShopDoesNotHaveIsSkippedAndTheOthersAreWritten() {
        sandbox.insideWarehouse().setStock("NOPE", 3);
        sandbox.insideWarehouse().setStock("MUG-001", 15);

        Run run = update().run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED))
                .containsExactly(ItemOutcome.of("NOPE", Outcome.SKIPPED, "the shop has no such SKU"));
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
    }

    @Test
    void aSkuOfDigitsNeverChangesTheProductOfThatNumber() {
        sandbox.insideWarehouse().setStock("1", 44); // product number 1 is MUG-001

        update().run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("1")).isEqualByComparingTo("44");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void race5AnOlderMessageNeverOverwritesANewerOne() {
        Run newer = update().of(List.of(line("MUG-001", "40", 1000))).run(RunState.initial());
        Run older = update().of(List.of(line("MUG-001", "99", 999))).run(newer.next());

        assertThat(older.items(Outcome.SKIPPED))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("999 is not newer than 1000"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("40");
    }

    @Test
    void ofSeveralLinesForASkuTheNewestCounts() {
        Run run = update().of(List.of(line("MUG-001", "40", 8), line("MUG-001", "41", 10), line("MUG-001", "42", 9)))
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).containsExactly(ItemOutcome.of("MUG-001", Outcome.DONE, "926 → 41"));
    }

    private static InventoryLine atSite(String site, long sequence, String quantity) {
        return InventoryLine.builder()
                .from(line("MUG-001", quantity, sequence))
                .putAttributes("site", site)
                .build();
    }

    @Test
    void theStockOfOneSiteIsNeverTakenForTheStockOfAll() {
        Run run = update().of(List.of(atSite("LON", 453, "3"), atSite("MAN", 460, "90")))
                .run(RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("several lines for it; say which count"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void linesOfOneSiteCanBeChosen() {
        InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(InventoryMapping.standard()
                        .onlyIf(
                                "site LON",
                                line -> "LON".equals(line.attributes().get("site"))))
                .build()
                .of(List.of(atSite("LON", 453, "3"), atSite("MAN", 460, "90")))
                .run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("3");
    }

    @Test
    void aLineThatCannotBeChosenConcernsItselfOnly() {
        sandbox.insideWarehouse().setStock("MUG-001", 5);
        sandbox.insideWarehouse().setStock("MUG-002", 6);

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(InventoryMapping.standard().onlyIf("a known site", line -> {
                    if (line.externalReference().equals("MUG-001")) {
                        throw new IllegalStateException("no such site");
                    }
                    return true;
                }))
                .build()
                .run(RunState.initial());

        assertThat(run.items())
                .extracting(ItemOutcome::toString)
                .contains(
                        "MUG-001: given up (it cannot be told whether the line counts: inventory of MUG-001: condition"
                                + " 'a known site': no such site)");
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-002");
    }

    @Test
    void twoLinesMappedToOneSkuAreBothRefusedAlsoAcrossBatches() {
        InventoryMapping beforeTheAt = InventoryMapping.standard()
                .with(Rule.always(
                        "sku", "text before @", line -> line.externalReference().replaceFirst("@.*", "")));

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(beforeTheAt)
                .batchSize(1)
                .build()
                .of(List.of(line("MUG-001@LON", "40", 1), line("MUG-001@MAN", "7", 2)))
                .run(RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP))
                .extracting(ItemOutcome::key)
                .containsExactly("MUG-001@LON", "MUG-001@MAN");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void whatSomeoneChangedInTheShopIsPutRightByTheNextInventory() {
        sandbox.insideWarehouse().setStock("MUG-001", 15);
        Run first = update().run(RunState.initial());
        update().of(List.of(line("MUG-001", "99", 1))).run(RunState.initial());

        update().run(first.next());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aMessageThatCouldNotBeAppliedIsNotTakenForApplied() {
        SandboxStub away = sandbox.insideShop().stub(request -> true, SandboxAnswer.reset());
        Run failed = update().of(List.of(line("MUG-001", "40", 5))).run(RunState.initial());
        away.remove();

        Run again = update().of(List.of(line("MUG-001", "40", 5))).run(failed.next());

        assertThat(failed.items(Outcome.WILL_RETRY)).hasSize(1);
        assertThat(again.items(Outcome.DONE)).hasSize(1);
        assertThat(again.next().failed()).isEmpty();
    }

    @Test
    void negativeQuantitiesBecomeZeroUnlessTheyAreAllowed() {
        update().of(List.of(line("MUG-001", "-4", 1))).run(RunState.initial());
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();

        InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(InventoryMapping.allowingNegativeQuantities())
                .build()
                .of(List.of(line("MUG-001", "-4", 2)))
                .run(RunState.initial());
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("-4");
    }

    @Test
    void stockMayBeCalculatedLessOrdersThatTheWarehouseDoesNotKnowYet() {
        StockCalculation lessUnsent = StockCalculation.builder()
                .adjustment(StockCalculation.Adjustment.UNSENT_ORDERS)
                .addStatuses("processing")
                .build();
        Order order =
                sandbox.shop().orders().details(List.of("100000009")).get(0).orThrow();
        ShopDemand twoMugs =
                ShopDemand.of(order.updatedAt().orElseThrow(), OrderedUnits.of(order, Optional.empty()), List.of());

        InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(InventoryMapping.calculated(lessUnsent, twoMugs))
                .build()
                .of(List.of(line("MUG-001", "40", 1)))
                .run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("38");
    }

    @Test
    void aLineWithoutAQuantityConcernsItselfOnly() {
        Run run = update().of(List.of(
                        InventoryLine.builder()
                                .externalReference("MUG-002")
                                .putAttributes("site", "main")
                                .build(),
                        line("MUG-001", "40", 1)))
                .run(RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("MUG-002");
            assertThat(item.detail()).contains("no quantity; the line has [site]");
        });
        assertThat(run.items(Outcome.DONE)).hasSize(1);
    }

    @Test
    void aLineThatIsNoneConcernsItselfOnly() {
        sandbox.insideWarehouse()
                .stub(
                        request -> true,
                        SandboxAnswer.of("<inventory><line quantity='1'/><line product='MUG-002' sequenceId='x'/>"
                                + "<line product='MUG-001' quantity='40'/></inventory>"));

        Run run = update().run(RunState.initial());

        assertThat(run.items())
                .extracting(ItemOutcome::toString)
                .containsExactly(
                        "inventory line 1: skipped (inventory line 1 <line> has neither the attribute"
                                + " 'externalReference' nor 'product')",
                        "MUG-002: given up (inventory line 'MUG-002': 'sequenceId' is not a whole number)",
                        "MUG-001: done (926 → 40)");
    }

    @Test
    void anInventoryThatBreaksOffChangesNothing() {
        sandbox.insideWarehouse()
                .stub(request -> true, SandboxAnswer.of("<inventory><line product='MUG-001' quantity='40'/>"));

        Run run = update().run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly()).get().asString().contains("stops before its end");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        sandbox.insideWarehouse().setStock("MUG-001", 15);

        Run run = update().dryRun(RunState.initial());

        assertThat(run.items(Outcome.WOULD_BE_SENT))
                .containsExactly(ItemOutcome.of("MUG-001", Outcome.WOULD_BE_SENT, "926 → 15"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void aWarehouseThatDoesNotAnswerEndsTheRunWithTheReason() {
        sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(500));

        Run run = update().run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly()).get().asString().contains("500");
    }
}
