package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryOrder;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.ALREADY_THERE;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.UNKNOWN;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Two stores of one shop with the same order numbers, with and without their own references. */
class OrdersOfOneNumberTest extends TwoStores {
    private String skuIn(String reference) {
        return Optional.ofNullable(warehouse.receivedOrders().get(reference))
                .map(item -> item.properties().getOrDefault("orderLine.1.product.externalReference", ""))
                .orElse("none");
    }

    private void bothAreThere() {
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(NUMBER, FRENCH);
        assertThat(skuIn(NUMBER)).isEqualTo("MUG-001");
        assertThat(skuIn(FRENCH)).isEqualTo("CUP-002");
    }

    @Test
    void bothAreImportedInOneRun() {
        first();
        second();

        Run run = run(APART, RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, DONE), entry(IN_SECOND, DONE));
        assertThat(run.exportedAt()).containsOnlyKeys(NUMBER, IN_SECOND);
        assertThat(run.next().exported()).containsOnlyKeys(NUMBER, IN_SECOND);
        bothAreThere();
    }

    @Test
    void bothAreImportedInRunsOfTheirOwn() {
        second();
        Run before = run(APART, RunState.initial());
        first();

        assertThat(outcomes(runLater(APART, before)))
                .containsOnly(entry(NUMBER, DONE), entry(IN_SECOND, ALREADY_THERE));
        bothAreThere();
    }

    @Test
    void aLostStateDoublesNeither() {
        first();
        second();
        run(APART, RunState.initial());

        assertThat(outcomes(run(APART, RunState.initial())))
                .containsOnly(entry(NUMBER, ALREADY_THERE), entry(IN_SECOND, ALREADY_THERE));
        bothAreThere();
    }

    @Test
    void theOneThatIsRefusedIsTriedAgainUnderItsKey() {
        first();
        second();
        warehouse.reject(FRENCH, "no such postcode");
        Run before = run(APART, RunState.initial());
        warehouse.accept(FRENCH);

        assertThat(outcomes(before)).containsOnly(entry(NUMBER, DONE), entry(IN_SECOND, WILL_RETRY));
        assertThat(outcomes(runLater(APART, before)))
                .containsOnly(entry(NUMBER, ALREADY_THERE), entry(IN_SECOND, DONE));
        bothAreThere();
    }

    @Test
    void aLostAnswerIsFoundOutByTheReferences() {
        first();
        second();
        warehouse.faults().loseNextAnswer("orders.insert", new OrderFlowException.NoAnswer("orders.insert", "cut"));

        Run run = run(APART, RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, DONE), entry(IN_SECOND, DONE));
        bothAreThere();
    }

    private Run despatched(OrderMapping mapping, RunState exports, String reference) {
        return ShipmentNotification.to(shop)
                .clock(shop.clock())
                .orderMapping(mapping)
                .exported(() -> exports)
                .build()
                .of(List.of(warehouse.despatch(reference, 5512, "RM1")))
                .run(RunState.initial());
    }

    private List<Shipment> shipmentsOf(InMemoryOrder order) {
        return shop.shipments().ofOrders(List.of(order.value())).get(0).orThrow();
    }

    @Test
    void theOneThatIsDespatchedIsShipped() {
        InMemoryOrder first = first();
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());

        Run run = despatched(APART, before.next(), FRENCH);

        assertThat(outcomes(run)).containsExactly(entry(FRENCH + "/5512", DONE));
        assertThat(shipmentsOf(second)).hasSize(1);
        assertThat(shipmentsOf(first)).isEmpty();
    }

    @Test
    void aNumberThatSomebodyAsksForMeansBoth() {
        first();
        second();
        shop.addOrder(OTHER, 2).row("CUP-002", 1);

        Run run = by(APART).build().of(List.of(NUMBER, OTHER, "999")).run(RunState.initial());

        assertThat(outcomes(run))
                .containsOnly(
                        entry(NUMBER, DONE),
                        entry(IN_SECOND, DONE),
                        entry(OTHER + " (store 2)", DONE),
                        entry("999", UNKNOWN));
    }

    @Test
    void theKeyThatSomebodyAsksForMeansOne() {
        first();
        second();

        Run run = by(APART).build().of(List.of(IN_SECOND)).run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(IN_SECOND, DONE));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FRENCH);
    }

    @Test
    void aReplacementIsThatOfTheOrderInItsStore() {
        first();
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());
        second.cancel();
        shop.addOrder(Order.builder()
                .from(second.value())
                .orderId(Optional.empty())
                .incrementId(NUMBER + "-1")
                .relationParentRealId(NUMBER)
                .stateCode(OrderState.PROCESSING.code())
                .status("processing")
                .items(inFirst().items())
                .build());

        Run next = runLater(APART, before);

        assertThat(item(next, NUMBER + "-1 (store 2)").detail())
                .contains("it replaces order " + IN_SECOND + ", which OrderFlow has as created");
        assertThat(outcomes(runLater(APART, next))).containsEntry(NUMBER + "-1 (store 2)", DONE);
    }

    private Order inFirst() {
        return shop.order(NUMBER, 1).value();
    }

    @Test
    void anOrderWithoutStoreIsRejectedByName() {
        Order order = first().value();
        shop.order(NUMBER, 1)
                .change(same ->
                        Order.builder().from(order).storeId(Optional.empty()).build());

        Run run = run(APART, RunState.initial());

        assertThat(item(run, NUMBER).detail())
                .contains("the shop does not send the store of an order with this number");
        assertThat(warehouse.receivedOrders()).isEmpty();
    }

    @Test
    void withoutReferencesEachFailsByNameAndTheOthersGo() {
        first();
        second();
        shop.addOrder(OTHER, 1).row("MUG-001", 1);

        Run run = run(ALIKE, RunState.initial());

        assertThat(outcomes(run))
                .containsOnly(entry(IN_FIRST, WILL_RETRY), entry(IN_SECOND, WILL_RETRY), entry(OTHER, DONE));
        assertThat(item(run, IN_SECOND).detail())
                .contains("several stores have an order with this number")
                .contains("store.2.orderNumbers = prefix 'FR-' in a mapping file");
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(OTHER);
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void bothAreSentOnceTheMappingDistinguishesThem() {
        first();
        second();
        Run before = run(ALIKE, RunState.initial());

        Run run = runLater(APART, before);

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, DONE), entry(IN_SECOND, DONE));
        assertThat(run.next().failed()).isEmpty();
        bothAreThere();
    }

    @Test
    void bothFailAlsoWhereTheyComeInBatchesOfTheirOwn() {
        first();
        second();

        Run run = by(ALIKE).batchSize(1).build().run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(IN_FIRST, WILL_RETRY), entry(IN_SECOND, WILL_RETRY));
    }

    @Test
    void oneThatIsPlacedWhileTheOtherWaitsFailsByName() {
        first();
        warehouse.reject(NUMBER, "no such postcode");
        Run before = by(ALIKE).build().run(RunState.initial());
        second();

        Run run = by(ALIKE).build().run(before.next());

        assertThat(outcomes(run)).containsEntry(NUMBER, WILL_RETRY).containsEntry(IN_SECOND, WILL_RETRY);
        warehouse.accept(NUMBER);
        assertThat(runLater(APART, run).next().failed()).isEmpty();
        bothAreThere();
    }

    @Test
    void oneThatComesBehindTheOtherWhichIsTriedAgainFailsByName() {
        first();
        warehouse.reject(NUMBER, "no such postcode");
        Run before = by(ALIKE).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(3));
        second();

        Run run = by(ALIKE).batchSize(1).build().run(before.next());

        assertThat(outcomes(run)).containsEntry(NUMBER, WILL_RETRY).containsEntry(IN_SECOND, WILL_RETRY);
    }

    @Test
    void theLaterOneFailsByNameAndTheExportedOneGoesOn() {
        InMemoryOrder first = first();
        Run before = run(ALIKE, RunState.initial());
        InMemoryOrder second = second();
        shop.orders().addComment(first.value(), "the customer called");

        Run next = runLater(ALIKE, before);
        Run despatch = despatched(ALIKE, next.next(), NUMBER);

        assertThat(outcomes(next)).containsOnly(entry(NUMBER, ALREADY_THERE), entry(IN_SECOND, WILL_RETRY));
        assertThat(outcomes(despatch)).containsExactly(entry(NUMBER + "/5512", DONE));
        assertThat(shipmentsOf(first)).hasSize(1);
        assertThat(shipmentsOf(second)).isEmpty();
        assertThat(outcomes(runLater(APART, next))).containsEntry(IN_SECOND, DONE);
        bothAreThere();
    }

    @Test
    void anExportedOneWhoseAnswerWasLostIsTriedAgainAsItself() {
        InMemoryOrder first = first();
        warehouse.faults().loseNextAnswer("orders.insert", new OrderFlowException.NoAnswer("orders.insert", "cut"));
        warehouse.faults().failNext("orders.detail", new OrderFlowException.NoAnswer("orders.detail", "cut"));
        Run before = run(ALIKE, RunState.initial());
        assertThat(outcomes(before)).containsExactly(entry(NUMBER, WILL_RETRY));
        second();

        Run next = runLater(ALIKE, before);

        assertThat(outcomes(next)).containsOnly(entry(NUMBER, ALREADY_THERE), entry(IN_SECOND, WILL_RETRY));
        assertThat(first.value().storeId()).contains(1L);
    }

    private static RunState waiting(String key) {
        FailedItem item = FailedItem.builder()
                .attempts(1)
                .givenUp(false)
                .reason("order " + key + ": refused")
                .build();
        return RunState.builder().putFailed(key, item).build();
    }

    @Test
    void aStateOfTodayWaitsForTheOrdersOfAllStores() {
        first();
        second();

        Run run = run(APART, waiting(NUMBER));

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, DONE), entry(IN_SECOND, DONE));
        assertThat(run.next().failed()).isEmpty();
    }

    @Test
    void aStateOfTodayWaitsForAnOrderThatHasAnotherKeyNow() {
        second();
        shop.clock().advance(Duration.ofHours(1));
        RunState after = run(APART, RunState.initial()).next();
        warehouse.reject("FR-" + OTHER, "no such postcode");
        shop.addOrder(OTHER, 2).row("CUP-002", 1);
        RunState state =
                RunState.builder().from(after).failed(waiting(OTHER).failed()).build();

        Run run = run(APART, state);

        assertThat(outcomes(run)).containsExactly(entry(OTHER + " (store 2)", WILL_RETRY));
        assertThat(run.next().failed()).containsOnlyKeys(OTHER + " (store 2)");
    }

    @Test
    void anOrderExportedByNumberIsNotSentByReference() {
        InMemoryOrder second = second();
        Run before = run(ALIKE, RunState.initial());
        shop.orders().addComment(second.value(), "the customer called");

        Run run = runLater(APART, before);

        assertThat(warehouse.receivedOrders()).containsOnlyKeys(NUMBER);
        assertThat(outcomes(run)).containsExactly(entry(IN_SECOND, GIVEN_UP));
        assertThat(item(run, IN_SECOND).detail())
                .contains("it was exported by its number alone")
                .contains("forget the export of " + NUMBER);
    }

    @Test
    void anOrderIsNotShippedInPlaceOfTheExportedOne() {
        InMemoryOrder second = second();
        Run before = run(ALIKE, RunState.initial());
        InMemoryOrder first = first();

        Run run = despatched(APART, before.next(), NUMBER);

        assertThat(outcomes(run)).containsExactly(entry(NUMBER + "/5512", GIVEN_UP));
        assertThat(shipmentsOf(first)).isEmpty();
        assertThat(shipmentsOf(second)).isEmpty();
    }

    @Test
    void onDemandANumberOfTwoIsRejectedByName() {
        first();
        second();

        Run run = by(ALIKE).build().of(List.of(NUMBER)).run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(NUMBER, WILL_RETRY));
        assertThat(item(run, NUMBER).detail()).contains("store.2.orderNumbers");
    }

    @Test
    void aReplacementGoesThoughAnotherStoreHasItsPredecessorsNumber() {
        InMemoryOrder first = first();
        Run before = by(ALIKE).withCancellation().build().run(RunState.initial());
        first.cancel();
        shop.clock().advance(Duration.ofHours(3));
        Run cancelled = by(ALIKE).withCancellation().build().run(before.next());
        assertThat(stateAtOrderFlow(NUMBER)).startsWith("cancel");
        second();
        shop.addOrder(Order.builder()
                .from(first.value())
                .orderId(Optional.empty())
                .incrementId(NUMBER + "-1")
                .updatedAt(shop.clock().instant())
                .relationParentRealId(NUMBER)
                .stateCode(OrderState.PROCESSING.code())
                .status("processing")
                .items(shop.order(NUMBER, 2).value().items())
                .build());
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(cancelled.next());

        assertThat(outcomes(run)).as(run.items().toString()).containsEntry(NUMBER + "-1", DONE);
    }

    @Test
    void anOrderExportedByReferenceIsNotSentByNumber() {
        second();
        Run before = by(APART).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(3));
        shop.order(NUMBER, 2).change(order -> order);

        Run run = by(ALIKE).build().of(List.of(NUMBER)).run(before.next());

        assertThat(warehouse.receivedOrders()).as(run.items().toString()).containsOnlyKeys(FRENCH);
        assertThat(item(run, NUMBER).detail()).isNotEmpty();
    }
}
