package io.github.orderflowmagento.examples.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The shop neither oversells nor undersells. */
@ParameterizedClass
@EnumSource
class InventoryUpdateTest {
    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final Map<String, String> lines = new LinkedHashMap<>();

    InventoryUpdateTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private InventoryUpdate update() {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse()).build();
    }

    /** The on-hand quantity equals the free one: for a shop with reservations the on-hand quantity counts. */
    private static InventoryLine line(String sku, String quantity, long sequence) {
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(sequence)
                .putAttributes("externalReference", sku)
                .putAttributes("quantity", quantity)
                .putAttributes("total", quantity)
                .build();
    }

    private void inWarehouse(String sku, int units) {
        lines.put(sku, "<line product='" + sku + "' quantity='" + units + "' total='" + units + "'/>");
        sandbox.inventory(lines.values().toArray(String[]::new));
    }

    @Test
    void theShopGetsTheWarehousesQuantities() {
        inWarehouse("MUG-001", 15);
        inWarehouse("OOS-001", 7);

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
        inWarehouse("MUG-001", 0);

        update().run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
        assertThat(sandbox.insideShop().isInStock("MUG-001")).isFalse();
    }

    @Test
    void unchangedStockIsNotWritten() {
        inWarehouse("MUG-001", 926);

        Run run = update().run(RunState.initial());

        assertThat(run.items(Outcome.ALREADY_THERE))
                .extracting(ItemOutcome::key)
                .containsExactly("MUG-001");
        assertThat(sandbox.insideShop().calls()).isNotEmpty();
        assertThat(sandbox.insideShop().isStockWritten()).isFalse();
    }

    @Test
    void aSkuThatTheShopDoesNotHaveIsSkippedAndTheOthersAreWritten() {
        inWarehouse("NOPE", 3);
        inWarehouse("MUG-001", 15);

        Run run = update().run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED))
                .singleElement()
                .satisfies(item -> assertThat(item.toString())
                        .isIn(
                                "NOPE: skipped (the shop has no such SKU)",
                                "NOPE: skipped (the source 'default' has no stock record of it)"));
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
    }

    @Test
    void aSkuOfDigitsNeverChangesTheProductOfThatNumber() {
        inWarehouse("1", 44); // product number 1 is MUG-001

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
                .satisfies(item -> assertThat(item.detail()).contains("several lines for it; choose which count"));
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
        inWarehouse("MUG-001", 5);
        inWarehouse("MUG-002", 6);

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
                        "MUG-001: given up (whether the line counts cannot be determined: inventory of MUG-001: condition"
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
    void aChangeInTheShopIsCorrectedByTheNextInventory() {
        inWarehouse("MUG-001", 15);
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
                        SandboxAnswer.of(
                                "<inventory><line quantity='1' total='1'/><line product='MUG-002' sequenceId='x'/>"
                                        + "<line product='MUG-001' quantity='40' total='40'/></inventory>"));

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
                .stub(
                        request -> true,
                        SandboxAnswer.of("<inventory><line product='MUG-001' quantity='40' total='40'/>"));

        Run run = update().run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly()).get().asString().contains("is incomplete");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        inWarehouse("MUG-001", 15);

        Run run = update().dryRun(RunState.initial());

        assertThat(run.items(Outcome.WOULD_BE_SENT))
                .containsExactly(ItemOutcome.of("MUG-001", Outcome.WOULD_BE_SENT, "926 → 15"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
        assertThat(sandbox.insideShop().isStockWritten()).isFalse();
    }

    @Test
    void theSameInventoryAgainWritesNothing() {
        inWarehouse("MUG-001", 15);
        Run first = update().run(RunState.initial());
        sandbox.insideShop().resetCounters();

        Run again = update().run(first.next());
        Run asIfTheStateWereLost = update().run(RunState.initial());

        assertThat(again.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.ALREADY_THERE);
        assertThat(asIfTheStateWereLost.items())
                .extracting(ItemOutcome::outcome)
                .containsExactly(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideShop().calls()).isNotEmpty();
        assertThat(sandbox.insideShop().isStockWritten()).isFalse();
    }

    @Test
    void aWarehouseThatDoesNotAnswerEndsTheRunWithTheReason() {
        sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(500));

        Run run = update().run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly()).get().asString().contains("500");
    }
}
