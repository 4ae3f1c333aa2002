package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stock of a shop that reserves units for open orders is the units on hand: the shop subtracts open orders itself, and shipped units
 * when it has the shipment.
 */
class ReservingShopTest {
    private static final String MUG = "MUG-001";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    @BeforeEach
    void reserves() {
        shop.keepStock(StockKeeping.RESERVES);
        shop.addProduct(MUG).stock(3);
    }

    private InventoryUpdate.Builder update() {
        return InventoryUpdate.between(shop, warehouse).clock(shop.clock());
    }

    private static InventoryLine line(Map<String, String> attributes) {
        return InventoryLine.builder()
                .externalReference(MUG)
                .putAllAttributes(attributes)
                .build();
    }

    private static Run run(InventoryUpdate update, Map<String, String> attributes) {
        return update.of(List.of(line(attributes))).run(RunState.initial());
    }

    private StockItem stock() {
        return shop.product(MUG).value().stockItem().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"total, 10, allocated, 4, 10", "quantity, 6, allocated, 4, 10", "available, 6, total, 11, 11"})
    void whatIsOnHandIsWritten(String one, String value, String other, String otherValue, BigDecimal onHand) {
        run(update().build(), Map.of(one, value, other, otherValue));

        assertThat(stock().quantity()).isEqualByComparingTo(onHand);
    }

    @Test
    void whatIsFreeIsWrittenToAShopThatSubtracts() {
        shop.keepStock(StockKeeping.SUBTRACTS);

        run(update().build(), Map.of("total", "10", "allocated", "4"));

        assertThat(stock().quantity()).isEqualByComparingTo("6");
    }

    @Test
    void aLineWithOnlyWhatIsFreeIsRejectedByName() {
        Run run = run(update().build(), Map.of("quantity", "6"));

        assertThat(run.items(Outcome.GIVEN_UP)).hasSize(1);
        assertThat(run.items().get(0).detail())
                .contains("no quantity on hand (total, or allocated beside the free quantity)")
                .contains("[quantity]")
                .contains("addingUnshipped");
        assertThat(stock().quantity()).isEqualByComparingTo("3");
    }

    private static InventoryMapping addingUnshipped(Optional<BigDecimal> unshipped) {
        OrderedUnits ordered = OrderedUnits.builder()
                .sku(MUG)
                .units(BigDecimal.valueOf(4))
                .unshipped(unshipped)
                .order("100000009")
                .updatedAt(Instant.EPOCH)
                .exportedAt(Instant.EPOCH)
                .build();
        return InventoryMapping.addingUnshipped(ShopDemand.of(Instant.EPOCH, List.of(ordered), List.of()));
    }

    @Test
    void freeUnitsAreWrittenPlusUnshippedOnes() {
        run(
                update().mapping(addingUnshipped(Optional.of(BigDecimal.valueOf(3))))
                        .build(),
                Map.of("quantity", "6"));

        assertThat(stock().quantity()).isEqualByComparingTo("9");
    }

    @Test
    void toAShopThatSubtractsWhatIsFreeIsWrittenAsItIs() {
        shop.keepStock(StockKeeping.SUBTRACTS);

        run(
                update().mapping(addingUnshipped(Optional.of(BigDecimal.valueOf(3))))
                        .build(),
                Map.of("quantity", "6"));

        assertThat(stock().quantity()).isEqualByComparingTo("6");
    }

    @Test
    void anOrderWithoutOpenQuantitiesIsNamed() {
        Run run = run(update().mapping(addingUnshipped(Optional.empty())).build(), Map.of("quantity", "6"));

        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.detail())
                        .contains("unknown how many units of it order 100000009 has left to ship"));
        assertThat(stock().quantity()).isEqualByComparingTo("3");
    }

    /** The units stay in the order as long as the shop does not have their shipment. */
    @Test
    void unitsOfDespatchesThatWaitAreNotAddedOnceMore() {
        DespatchNotification waiting = DespatchNotification.builder()
                .orderReference("100000009")
                .messageId(1)
                .addLines(DespatchLine.builder()
                        .externalReference(MUG)
                        .quantity(BigDecimal.valueOf(3))
                        .build())
                .build();

        run(
                update().mapping(addingUnshipped(Optional.of(BigDecimal.valueOf(3))))
                        .despatchesWithoutShipment(() -> List.of(waiting))
                        .build(),
                Map.of("quantity", "6"));

        assertThat(stock().quantity()).isEqualByComparingTo("9");
    }

    @Test
    void rulesForTheQuantityApplyToTheOnHandQuantity() {
        InventoryMapping withSafetyStock = InventoryMapping.standard()
                .change(rules -> rules.decorate(
                        "quantity",
                        rule -> rule.map(
                                "less 2",
                                text -> new BigDecimal(text)
                                        .subtract(BigDecimal.valueOf(2))
                                        .toPlainString())));

        run(update().mapping(withSafetyStock).build(), Map.of("total", "10", "allocated", "4"));

        assertThat(stock().quantity()).isEqualByComparingTo("8");
    }

    @Test
    void aFieldThatTheMerchantNamesIsTakenAtItsWord() {
        InventoryMapping named = InventoryMapping.standard().withField("quantity", "onHand");

        run(update().mapping(named).build(), Map.of("onHand", "7", "quantity", "2"));

        assertThat(stock().quantity()).isEqualByComparingTo("7");
    }

    @Test
    void theShopDecidesWhetherItSellsWithoutUnits() {
        run(update().build(), Map.of("total", "0"));

        assertThat(stock().quantity()).isEqualByComparingTo("0");
        assertThat(stock().isInStock()).isTrue();
    }

    private static InventoryLine line(String sku, long total) {
        return InventoryLine.builder()
                .externalReference(sku)
                .putAttributes("total", String.valueOf(total))
                .build();
    }

    /** A shop that reserves keeps products without units in stock. */
    @Test
    void skusWithoutUnitsDoNotRaiseTheZeroLimit() {
        warehouse.addLine(line(MUG, 3));
        for (String empty : List.of("EMPTY-1", "EMPTY-2")) {
            shop.addProduct(empty).stock(1);
            warehouse.addLine(line(empty, 0));
        }
        Run first = update().build().run(RunState.initial());
        warehouse.removeStock(MUG);
        warehouse.addLine(line(MUG, 0));

        Run run = update().zeroLimit(new ZeroLimit(0.5, 1)).build().run(first.next());

        assertThat(run.endedEarly()).get().asString().startsWith("1 of 1 SKUs");
    }

    @Test
    void aSkuThatLeftTheInventoryIsNoLongerSold() {
        shop.addProduct("OTHER").stock(5);
        warehouse.addLine(line(MUG, 0));
        warehouse.addLine(line("OTHER", 5));
        Run first = update().build().run(RunState.initial());
        warehouse.removeStock(MUG);

        Run run = update().build().run(first.next());

        assertThat(first.next().inventoried()).containsKey(MUG);
        assertThat(run.warnings()).isEmpty();
        assertThat(run.next().inventoried()).containsOnlyKeys("OTHER");
    }

    @Test
    void backordersAreReportedWithoutUnits() {
        shop.addProduct("OTHER").stock(5);
        warehouse.addLine(line(MUG, 0));
        warehouse.addLine(line("OTHER", 5));
        InventoryUpdate update = update().takesBackorders(item -> true).build();
        Run first = update.run(RunState.initial());
        warehouse.removeStock(MUG);

        Run run = update.run(first.next());

        assertThat(run.warnings()).containsExactly("no longer in the warehouse's inventory: 1 item (MUG-001)");
    }

    @Test
    void unitsThatComeBackComeBackOnSale() {
        shop.addProduct("OFF").stock(0);
        assertThat(shop.product("OFF").value().stockItem().orElseThrow().isInStock())
                .isFalse();

        update().build()
                .of(List.of(InventoryLine.builder()
                        .externalReference("OFF")
                        .putAttributes("total", "5")
                        .build()))
                .run(RunState.initial());

        assertThat(shop.product("OFF").value().stockItem().orElseThrow().isInStock())
                .isTrue();
    }

    private static DespatchNotification despatch(long units) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.messageId(5512).orderReference("100000001");
        return despatch.addLines(DespatchLine.builder()
                        .externalReference(MUG)
                        .quantity(BigDecimal.valueOf(units))
                        .build())
                .build();
    }

    /** Stock 3, one unit despatched; the shop subtracts it when it gets the shipment. */
    @Test
    void unitsOfDespatchesThatWaitAreStillInTheShopsStock() {
        run(update().despatchesWithoutShipment(() -> List.of(despatch(1))).build(), Map.of("total", "2"));

        assertThat(stock().quantity()).isEqualByComparingTo("3");
    }

    @Test
    void aDespatchThatWaitsChangesNothingInAShopThatSubtracts() {
        shop.keepStock(StockKeeping.SUBTRACTS);

        run(update().despatchesWithoutShipment(() -> List.of(despatch(1))).build(), Map.of("quantity", "2"));

        assertThat(stock().quantity()).isEqualByComparingTo("2");
    }

    @Test
    void theLastUnitThatHasLeftCanStillBeShippedFromTheSource() {
        run(update().despatchesWithoutShipment(() -> List.of(despatch(3))).build(), Map.of("total", "0"));

        assertThat(stock().quantity()).isEqualByComparingTo("3");
        assertThat(stock().isInStock()).isTrue();
    }

    /** Three units too many were despatched: none of the waiting ones may be sold. */
    @Test
    void unitsThatWaitDoNotHideThatMoreHasLeftThanWasThere() {
        run(update().despatchesWithoutShipment(() -> List.of(despatch(3))).build(), Map.of("total", "-3"));

        assertThat(stock().quantity()).isEqualByComparingTo("0");
    }

    @Test
    void unitsThatWaitPutNothingOnSaleThatIsLessThanNone() {
        shop.product(MUG).stock(0);
        InventoryUpdate update = update().mapping(InventoryMapping.allowingNegativeQuantities())
                .despatchesWithoutShipment(() -> List.of(despatch(3)))
                .build();

        run(update, Map.of("total", "-5"));

        assertThat(stock().quantity()).isEqualByComparingTo("-2");
        assertThat(stock().isInStock()).isFalse();
    }

    @Test
    void withoutKnowingWhatWaitsNothingIsWritten() {
        Run run = run(
                update().despatchesWithoutShipment(() -> {
                            throw new IllegalStateException("the queue is not there");
                        })
                        .build(),
                Map.of("total", "2"));

        assertThat(run.endedEarly()).get().asString().contains("the queue is not there");
        assertThat(stock().quantity()).isEqualByComparingTo("3");
    }

    /** The warehouse removed the line with its last unit, which the shop subtracts when it gets the shipment. */
    private RunState withoutALineForTheMug() {
        shop.addProduct("OTHER").stock(5);
        warehouse.addLine(line(MUG, 3));
        warehouse.addLine(line("OTHER", 5));
        Run first = update().build().run(RunState.initial());
        warehouse.removeStock(MUG);
        return first.next();
    }

    private InventoryUpdate settingToZero(DespatchNotification... waiting) {
        return update().missingSkus(MissingSkus.SET_TO_ZERO)
                .despatchesWithoutShipment(() -> List.of(waiting))
                .build();
    }

    @Test
    void unitsThatWaitStayInStockThoughTheirLineIsGone() {
        settingToZero(despatch(3)).run(withoutALineForTheMug());

        assertThat(stock().quantity()).isEqualByComparingTo("3");
    }

    @Test
    void unitsThatWaitAreAllThatIsLeftOfALineThatIsGone() {
        settingToZero(despatch(1)).run(withoutALineForTheMug());

        assertThat(stock().quantity()).isEqualByComparingTo("1");
    }

    /** The inventory came before the despatch. */
    @Test
    void unitsThatWaitComeBackThoughTheirLineIsGone() {
        Run zero = settingToZero().run(withoutALineForTheMug());
        assertThat(stock().quantity()).isEqualByComparingTo("0");
        Run later = settingToZero().run(zero.next());

        settingToZero(despatch(3)).run(later.next());

        assertThat(stock().quantity()).isEqualByComparingTo("3");
    }

    @Test
    void waitingUnitsLowerNoStockTheWarehouseNeverSent() {
        warehouse.addLine(line("OTHER", 5));
        shop.addProduct("OTHER").stock(5);

        Run run = settingToZero(despatch(1)).run(RunState.initial());

        assertThat(stock().quantity()).isEqualByComparingTo("3");
        assertThat(run.items()).extracting(ItemOutcome::key).containsExactly("OTHER");
    }
}
