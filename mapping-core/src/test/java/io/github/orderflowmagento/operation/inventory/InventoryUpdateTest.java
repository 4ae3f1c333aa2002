package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.ALREADY_THERE;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class InventoryUpdateTest {
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final InventoryUpdate update = builder().build();

    private InventoryUpdate.Builder builder() {
        return InventoryUpdate.between(shop, warehouse).clock(shop.clock());
    }

    private Run run() {
        return update.run(RunState.initial());
    }

    private Run runAfter(Duration time, Run before) {
        shop.clock().advance(time);
        return update.run(before.next());
    }

    private StockItem stockOf(String sku) {
        return shop.product(sku).value().stockItem().orElseThrow();
    }

    private static InventoryLine line(String sku, long units, Map<String, String> more) {
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(Optional.ofNullable(more.get("sequenceId")).map(Long::valueOf))
                .putAttributes("quantity", String.valueOf(units))
                .putAllAttributes(more)
                .build();
    }

    private static InventoryLine message(String sku, long units, long sequence) {
        return line(sku, units, Map.of("sequenceId", String.valueOf(sequence)));
    }

    @Test
    void whatDiffersIsWritten() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 12);

        assertThat(outcomes(run())).containsExactly(entry(MUG, DONE));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("12");
        assertThat(stockOf(MUG).isInStock()).isTrue();
    }

    @Test
    void unchangedStockIsNotWritten() {
        shop.addProduct(MUG).stock(12);
        warehouse.setStock(MUG, 12);

        assertThat(outcomes(run())).containsExactly(entry(MUG, ALREADY_THERE));
        assertThat(shop.calls()).containsExactly("stock.keeping", "stock.read");
    }

    @Test
    void aProductWithoutUnitsIsTakenOffSale() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 0);

        run();

        assertThat(stockOf(MUG).isInStock()).isFalse();
    }

    @Test
    void aProductThatTakesBackordersStaysOnSale() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 0);

        builder().takesBackorders(item -> item.sku().equals(MUG)).build().run(RunState.initial());

        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("0");
        assertThat(stockOf(MUG).isInStock()).isTrue();
    }

    @Test
    void aSkuThatTheShopDoesNotHaveIsSkipped() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock("STRANGE", 5);
        warehouse.setStock(MUG, 12);

        assertThat(outcomes(run())).containsOnly(entry("STRANGE", SKIPPED), entry(MUG, DONE));
    }

    @Test
    void aSkuInAnotherCaseIsFound() {
        shop.addProduct("Mug-001").stock(3);
        warehouse.setStock(MUG, 12);

        assertThat(outcomes(run())).containsExactly(entry(MUG, DONE));
        assertThat(stockOf("Mug-001").quantity()).isEqualByComparingTo("12");
    }

    @Test
    void severalLinesForOneSkuAreGivenUp() {
        shop.addProduct(MUG).stock(3);
        warehouse.addLine(line(MUG, 5, Map.of("site", "north")));
        warehouse.addLine(line(MUG, 7, Map.of("site", "south")));

        assertThat(outcomes(run())).containsExactly(entry(MUG, GIVEN_UP));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void theChosenOneOfSeveralLinesCounts() {
        shop.addProduct(MUG).stock(3);
        warehouse.addLine(line(MUG, 5, Map.of("site", "north")));
        warehouse.addLine(line(MUG, 7, Map.of("site", "south")));

        builder()
                .mapping(InventoryMapping.standard()
                        .onlyIf(
                                "of the southern site",
                                line -> "south".equals(line.attributes().get("site"))))
                .build()
                .run(RunState.initial());

        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("7");
    }

    @Test
    void twoSkusThatAreOneInTheShopAreGivenUp() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock("MUG-001-A", 5);
        warehouse.setStock("MUG-001-B", 7);
        InventoryMapping mapping = InventoryMapping.standard().with(Rule.always("sku", "all mugs", line -> MUG));

        Run run = builder().mapping(mapping).build().run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry("MUG-001-A", GIVEN_UP), entry("MUG-001-B", GIVEN_UP));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void aLineThatCannotBeReadStopsNoOther() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.addUnreadableLine(new UnreadableLine(1, Optional.of(CUP), "quantity 'many' is no number"));
        warehouse.setStock(MUG, 12);

        Run run = run();

        assertThat(outcomes(run)).containsOnly(entry(CUP, GIVEN_UP), entry(MUG, DONE));
        assertThat(item(run, CUP).detail()).contains("quantity 'many' is no number");
    }

    @Test
    void aSkuThatLeavesTheInventoryIsReported() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.setStock(MUG, 12);
        warehouse.setStock(CUP, 5);
        Run first = run();
        warehouse.removeStock(CUP);

        Run second = runAfter(Duration.ofHours(1), first);

        assertThat(second.warnings()).hasSize(1).first().asString().contains(CUP);
        assertThat(stockOf(CUP).quantity()).isEqualByComparingTo("5");
    }

    @Test
    void aSkuThatLeavesTheInventoryIsSetToZeroOnRequest() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.setStock(MUG, 12);
        warehouse.setStock(CUP, 5);
        InventoryUpdate zeroing = builder().missingSkus(MissingSkus.SET_TO_ZERO).build();
        Run first = zeroing.run(RunState.initial());
        warehouse.removeStock(CUP);

        zeroing.run(first.next());

        assertThat(stockOf(CUP).quantity()).isEqualByComparingTo("0");
        assertThat(stockOf(CUP).isInStock()).isFalse();
    }

    @Test
    void aRunThatWouldEmptyTheShopWritesNothing() {
        IntStream.range(0, 12).forEach(i -> shop.addProduct("MUG-" + i).stock(3));
        IntStream.range(0, 12).forEach(i -> warehouse.setStock("MUG-" + i, 0));

        Run run = run();

        assertThat(run.endedEarly()).isPresent();
        assertThat(run.items()).hasSize(12);
        assertThat(shop.calls()).isNotEmpty().doesNotContain("stock.update");
    }

    @Test
    void withoutALimitAShopMayBeEmptied() {
        IntStream.range(0, 12).forEach(i -> shop.addProduct("MUG-" + i).stock(3));
        IntStream.range(0, 12).forEach(i -> warehouse.setStock("MUG-" + i, 0));

        Run run = builder().zeroLimit(ZeroLimit.none()).build().run(RunState.initial());

        assertThat(run.items(DONE)).hasSize(12);
    }

    @Test
    void aMessageIsApplied() {
        shop.addProduct(MUG).stock(3);

        Run run = update.of(List.of(message(MUG, 9, 4711))).run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(MUG, DONE));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("9");
    }

    @Test
    void anOlderMessageNeverOverwritesANewerOne() {
        shop.addProduct(MUG).stock(3);
        Run newer = update.of(List.of(message(MUG, 9, 4711))).run(RunState.initial());

        Run older = update.of(List.of(message(MUG, 50, 4710))).run(newer.next());

        assertThat(outcomes(older)).containsExactly(entry(MUG, SKIPPED));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("9");
        assertThat(older.warnings()).hasSize(1);
    }

    @Test
    void aRequestedInventoryIsAppliedWhateverItsNumbers() {
        shop.addProduct(MUG).stock(3);
        Run newer = update.of(List.of(message(MUG, 9, 4711))).run(RunState.initial());
        warehouse.addLine(message(MUG, 50, 1));

        update.run(newer.next());

        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("50");
    }

    @Test
    void anotherSourceIsWrittenByItself() {
        shop.addProduct(MUG).stock(3).stock("leeds", 1);
        warehouse.setStock(MUG, 12);

        builder().mapping(InventoryMapping.standard().inSource("leeds")).build().run(RunState.initial());

        BigDecimal leeds =
                shop.stock().read(List.of(MUG), "leeds").get(0).orThrow().quantity();
        assertThat(leeds).isEqualByComparingTo("12");
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void openOrdersAreNotSubtractedTwice() {
        shop.addProduct(MUG).stock(3);
        shop.keepStock(StockKeeping.RESERVES);
        warehouse.setStock(MUG, 12);

        Run run = builder()
                .mapping(InventoryMapping.standard().subtracting(Adjustment.UNSENT_ORDERS))
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isPresent();
        assertThat(shop.calls()).containsExactly("stock.keeping");
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void aSkuThatCannotBeReadStopsNoOther() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.setStock(MUG, 12);
        warehouse.setStock(CUP, 5);
        shop.faults().failKey("stock.read", CUP, new MagentoException.ServerFault("stock of " + CUP, "error page"));

        assertThat(outcomes(run())).containsOnly(entry(MUG, DONE), entry(CUP, WILL_RETRY));
    }

    @Test
    void aSkuThatCannotBeWrittenStopsNoOther() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.setStock(MUG, 12);
        warehouse.setStock(CUP, 5);
        shop.faults().failKey("stock.update", CUP, new MagentoException.Rejected("stock of " + CUP, "not valid"));

        assertThat(outcomes(run())).containsOnly(entry(MUG, DONE), entry(CUP, WILL_RETRY));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("12");
    }

    @Test
    void anInventoryThatBreaksOffIsNotApplied() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 12);
        warehouse.faults().loseNextAnswer("inventory.lines", new OrderFlowException.NoAnswer("inventory", "timeout"));

        Run run = run();

        assertThat(run.endedEarly()).isPresent();
        assertThat(shop.calls()).isEmpty();
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void aShopThatIsAwayEndsTheRunAndTheNextGoesOn() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 12);
        shop.faults().failNext("stock.read", new MagentoException.NotReached("stock", "connection refused"));

        Run first = run();

        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(first)).containsExactly(entry(MUG, WILL_RETRY));
        assertThat(outcomes(runAfter(Duration.ofMinutes(1), first))).containsExactly(entry(MUG, DONE));
    }

    @Test
    void afterALostAnswerTheStockIsAsWritten() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 12);
        shop.faults().loseNextAnswer("stock.update", new MagentoException.NoAnswer("stock", "timeout"));

        Run first = run();

        assertThat(outcomes(first)).containsExactly(entry(MUG, WILL_RETRY));
        assertThat(outcomes(runAfter(Duration.ofMinutes(10), first))).containsExactly(entry(MUG, ALREADY_THERE));
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("12");
    }

    @Test
    void aDryRunWritesNothing() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 12);

        Run run = update.dryRun(RunState.initial());

        assertThat(run.items()).hasSize(1);
        assertThat(run.next()).isEqualTo(RunState.initial());
        assertThat(shop.calls()).containsExactly("stock.keeping", "stock.read");
        assertThat(stockOf(MUG).quantity()).isEqualByComparingTo("3");
    }
}
