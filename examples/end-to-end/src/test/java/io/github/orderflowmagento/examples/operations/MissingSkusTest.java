package io.github.orderflowmagento.examples.operations;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.MissingSkus;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** A SKU that has left the warehouse's inventory is not sold on in silence. */
@ParameterizedClass
@EnumSource
class MissingSkusTest {
    private static final String MUG_1 = "<inventoryLine product='MUG-001' quantity='15' total='15' site='LON'/>";
    private static final String MUG_2 = "<inventoryLine product='MUG-002' quantity='5' total='5' site='LON'/>";

    /** Names its source, since a shop with several is warned of otherwise. */
    private static final InventoryMapping STANDARD = InventoryMapping.standard().inSource(StockItem.DEFAULT_SOURCE);

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    MissingSkusTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private InventoryUpdate.Builder update() {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse()).mapping(STANDARD);
    }

    private InventoryUpdate zeroing() {
        return update().missingSkus(MissingSkus.SET_TO_ZERO).build();
    }

    /** The state after an inventory with both mugs. */
    private RunState afterBoth() {
        sandbox.inventory(MUG_1, MUG_2);
        return update().build().run(RunState.initial()).next();
    }

    @Test
    void aSkuThatHasLeftTheInventoryIsReportedAndKeepsItsStock() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_2);

        Run run = update().build().run(both);

        assertThat(run.warnings()).containsExactly("no longer in the warehouse's inventory: 1 item (MUG-001)");
        assertThat(run.items(Outcome.SKIPPED))
                .containsExactly(ItemOutcome.of(
                        "MUG-001", Outcome.SKIPPED, "no longer in the warehouse's inventory; the shop keeps 15"));
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void itIsReportedByEachRunForAsLongAsTheShopSellsIt() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_2);
        Run first = update().build().run(both);

        Run second = update().build().run(first.next());
        update().build()
                .of(List.of(InventoryLine.builder()
                        .externalReference("MUG-001")
                        .putAttributes("quantity", "0")
                        .putAttributes("total", "0")
                        .build()))
                .run(RunState.initial());
        Run soldOut = update().build().run(second.next());

        assertThat(second.warnings()).isEqualTo(first.warnings()).isNotEmpty();
        assertThat(soldOut.warnings()).isEmpty();
        assertThat(soldOut.next().inventoried()).containsOnlyKeys("MUG-002");
    }

    @Test
    void itIsSetToZeroIfThatIsWanted() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_2);

        Run run = zeroing().run(both);

        assertThat(run.items(Outcome.DONE))
                .containsExactly(ItemOutcome.of(
                        "MUG-001", Outcome.DONE, "15 → 0 (out of stock); no longer in the warehouse's inventory"));
        assertThat(run.warnings()).hasSize(1);
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
        assertThat(sandbox.insideShop().isInStock("MUG-001")).isFalse();
    }

    @Test
    void aDryRunSaysThatItWouldBeSetToZero() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_2);

        Run run = zeroing().dryRun(both);

        assertThat(run.items(Outcome.WOULD_BE_SENT))
                .extracting(ItemOutcome::key)
                .containsExactly("MUG-001");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aLineThatCannotBeReadHasNotLeftTheInventory() {
        RunState both = afterBoth();
        sandbox.inventory("<inventoryLine product='MUG-001' sequenceId='x'/>", MUG_2);

        Run run = zeroing().run(both);

        assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly("MUG-001");
        assertThat(run.warnings()).isEmpty();
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void withALineWithoutSkuNothingIsSetToZero() {
        RunState both = afterBoth();
        sandbox.inventory("<inventoryLine quantity='15' total='15'/>", MUG_2);

        Run run = zeroing().run(both);

        assertThat(run.warnings())
                .containsExactly(
                        "no longer in the warehouse's inventory, unless a line without a SKU, or one that is not"
                                + " applied, is for it: 1 item (MUG-001)");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aSkuWithoutCountingLinesIsReportedAndKeepsItsStock() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_1.replace("LON", "MAN"), MUG_2);

        Run run = update().mapping(STANDARD.onlyIf(
                        "site LON", line -> "LON".equals(line.attributes().get("site"))))
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .build()
                .run(both);

        assertThat(run.warnings())
                .containsExactly("none of its lines in the warehouse's inventory counts any more: 1 item (MUG-001)");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void twoFormsMissingTogetherAreOneSkuOfTheShop() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_1.replace("MUG-001", "mug-001"), MUG_2);
        RunState state = update().build().run(both).next();
        sandbox.inventory(MUG_2);

        Run run = zeroing().run(state);

        assertThat(state.inventoried()).containsKeys("MUG-001", "mug-001");
        assertThat(run.items(Outcome.DONE)).hasSize(1);
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
    }

    @Test
    void whileALineCannotBeMappedNothingIsSetToZero() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_1.replace("MUG-001", "MUG-001-NEW"), MUG_2);
        InventoryMapping failing = STANDARD.with(Rule.always("sku", "the new names", line -> {
            if (line.externalReference().endsWith("-NEW")) {
                throw new IllegalStateException("the table of names is away");
            }
            return line.externalReference();
        }));

        Run run = update().mapping(failing)
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .build()
                .run(both);

        assertThat(run.items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly("MUG-001-NEW");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aSkuForWhichAnotherLineHasComeIsNotMissing() {
        InventoryMapping beforeTheAt = STANDARD.with(Rule.always(
                "sku", "text before @", line -> line.externalReference().replaceFirst("@.*", "")));
        InventoryUpdate mapped = update().mapping(beforeTheAt)
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .build();
        sandbox.inventory(MUG_1.replace("MUG-001", "MUG-001@LON"), MUG_2);
        Run london = mapped.run(RunState.initial());
        sandbox.inventory(MUG_1.replace("MUG-001", "MUG-001@MAN"), MUG_2);

        Run manchester = mapped.run(london.next());

        assertThat(manchester.items(Outcome.ALREADY_THERE))
                .extracting(ItemOutcome::key)
                .containsExactly("MUG-001@MAN", "MUG-002");
        assertThat(manchester.warnings()).isEmpty();
    }

    @Test
    void messagesAreNoWholeInventory() {
        RunState both = afterBoth();

        Run run = zeroing()
                .of(List.of(InventoryLine.builder()
                        .externalReference("MUG-002")
                        .putAttributes("quantity", "4")
                        .putAttributes("total", "4")
                        .build()))
                .run(both);

        assertThat(run.warnings()).isEmpty();
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void anEmptyInventoryAfterOneWithLinesIsReported() {
        RunState both = afterBoth();
        sandbox.inventory();

        Run run = update().build().run(both);

        assertThat(run.warnings())
                .contains("the warehouse's inventory has no line, and had some before; check organisation and channel:"
                        + " 2 items (MUG-001, MUG-002)");
        assertThat(run.items(Outcome.SKIPPED)).extracting(ItemOutcome::key).containsExactly("MUG-001", "MUG-002");
    }

    @Test
    void anEmptyInventorySetsNothingToZero() {
        RunState both = afterBoth();
        sandbox.inventory();

        Run run = zeroing().run(both);

        assertThat(run.endedEarly())
                .get()
                .asString()
                .contains("2 of 2 SKUs on sale", "the warehouse's inventory has no line");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    @Test
    void aFirstInventoryThatIsEmptyIsNothingToReport() {
        sandbox.inventory();

        Run run = update().build().run(RunState.initial());

        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void aSkuThatIsForgottenIsNoLongerReported() {
        RunState both = afterBoth();
        sandbox.inventory(MUG_2);

        Run run = update().build().run(both.forgetInventory("MUG-001"));

        assertThat(run.warnings()).isEmpty();
        assertThat(run.items()).extracting(ItemOutcome::key).containsExactly("MUG-002");
    }
}
