package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrder;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Orders of one number in two stores, where they meet marks, stores that are gone, and replacements. */
class OrdersOfOneNumberAtTheSeamsTest {
    private static final String NUMBER = "000000001";
    private static final String FRENCH = "FR-" + NUMBER;
    private static final String IN_SECOND = NUMBER + " (store 2)";

    private static final OrderMapping ALIKE = OrderMapping.standard();
    private static final OrderMapping APART = ALIKE.withOrderNumbers(Map.of(2L, ReferenceMapping.prefixed("FR-")));

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    private OrderExport.Builder by(OrderMapping mapping) {
        return OrderExport.between(shop, warehouse).mapping(mapping).clock(shop.clock());
    }

    private InMemoryOrder first() {
        return shop.addOrder(NUMBER, 1).row("MUG-001", 1);
    }

    private InMemoryOrder second() {
        return shop.addOrder(NUMBER, 2).row("CUP-002", 2);
    }

    private String stateAtOrderFlow(String reference) {
        return warehouse.orders().detail(reference).state().orElseThrow();
    }

    private static Order withoutStore(Order order) {
        return Order.builder().from(order).storeId(Optional.empty()).build();
    }

    @Test
    void theMarkOfOneDoesNotSwallowTheOther() {
        first();
        by(ALIKE).extOrderId().build().run(RunState.initial());
        second();

        Run run = by(ALIKE).extOrderId().build().run(RunState.initial());

        assertThat(outcomes(run)).containsKey(IN_SECOND);
    }

    @Test
    void theMarkOfTheLaterOneDoesNotSwallowTheEarlier() {
        first();
        InMemoryOrder second = second();
        second.change(order ->
                Order.builder().from(order).extOrderId("OrderFlow:" + NUMBER).build());

        Run run = by(ALIKE).extOrderId().build().run(RunState.initial());

        assertThat(outcomes(run)).containsKey(NUMBER + " (store 1)");
    }

    @Test
    void aCancelledOneWhoseStoreIsGoneCancelsNoOther() {
        first();
        by(APART).build().run(RunState.initial());
        InMemoryOrder gone = second();
        gone.cancel();
        gone.change(OrdersOfOneNumberAtTheSeamsTest::withoutStore);

        Run run = cancellation(APART).run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
    }

    @Test
    void aCancelledOneWhoseStoreIsGoneIsCancelledByTheReferenceItWasExportedBy() {
        InMemoryOrder second = second();
        Run before = by(APART).withCancellation().build().run(RunState.initial());
        assertThat(outcomes(before)).containsOnly(entry(IN_SECOND, DONE));
        second.cancel();
        second.change(OrdersOfOneNumberAtTheSeamsTest::withoutStore);
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(APART).withCancellation().build().run(before.next());

        assertThat(outcomes(run)).as(run.items().toString()).containsEntry(IN_SECOND, DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
    }

    @Test
    void aReplacementGoesThoughAnotherStoreHasTheNumberOfWhatItReplaces() {
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
    void whatWasExportedByTheReferenceOfItsStoreIsNotSentAgainByItsNumberAlone() {
        second();
        Run before = by(APART).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(3));
        shop.order(NUMBER, 2).change(order -> order);

        Run run = by(ALIKE).build().of(List.of(NUMBER)).run(before.next());

        assertThat(warehouse.receivedOrders()).as(run.items().toString()).containsOnlyKeys(FRENCH);
        assertThat(item(run, NUMBER).detail()).isNotEmpty();
    }

    @Test
    void aCancelledOneCancelsNotTheOtherThatWasExportedWhereNothingIsKnownOfExports() {
        first();
        by(ALIKE).build().run(RunState.initial());
        second().cancel();

        Run run = cancellation(ALIKE).run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
    }

    @Test
    void theMarkOfOneDoesNotSwallowTheOtherWhereOnlyTheStateWasLost() {
        InMemoryOrder first = first();
        first.change(order ->
                Order.builder().from(order).extOrderId("OrderFlow:" + NUMBER).build());
        second();

        Run run = by(ALIKE).extOrderId().withCancellation().build().run(RunState.initial());

        assertThat(run.items()).as(run.items().toString()).hasSize(2);
    }

    @Test
    void aCancelledOneWhoseStoreIsGoneCancelsNoOtherThatIsKnown() {
        first();
        Run before = by(APART).withCancellation().build().run(RunState.initial());
        InMemoryOrder gone = second();
        gone.cancel();
        gone.change(OrdersOfOneNumberAtTheSeamsTest::withoutStore);
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(APART).withCancellation().build().run(before.next());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
        assertThat(run.items()).isNotEmpty();
    }

    @Test
    void aCancelledOneCancelsNotTheOtherThatIsKnownToBeExported() {
        first();
        Run before = by(ALIKE).withCancellation().build().run(RunState.initial());
        second().cancel();
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(before.next());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
        assertThat(run.items()).isNotEmpty();
    }

    /** The state of the export is lost, and with it which of both OrderFlow has. */
    @Test
    void aCancelledOneCancelsNotTheOtherWhereTheStateWasLost() {
        first();
        by(ALIKE).withCancellation().build().run(RunState.initial());
        second().cancel();
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
    }

    /** What a rehearsal says is what a run does. */
    @Test
    void aDryRunSaysTheSameOfBothAsARun() {
        first();
        second();

        Run dry = by(ALIKE).extOrderId().withCancellation().build().dryRun(RunState.initial());
        Run run = by(ALIKE).extOrderId().withCancellation().build().run(RunState.initial());

        assertThat(outcomes(dry)).isNotEmpty().isEqualTo(outcomes(run));
    }

    @Test
    void aCancelledOneWhoseStoreIsGoneIsGivenUpByName() {
        first();
        InMemoryOrder gone = second();
        gone.cancel();
        gone.change(OrdersOfOneNumberAtTheSeamsTest::withoutStore);

        Run run = cancellation(APART).run(RunState.initial());

        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, NUMBER).detail()).contains("cancelled in the shop, but the shop does not tell its store");
    }

    @Test
    void aCancelledOneGoesThoughAnotherOfItsNumberHasAStoreThatIsGone() {
        InMemoryOrder first = first();
        Run export = by(APART).build().run(RunState.initial());
        InMemoryOrder gone = second();
        first.cancel();
        gone.cancel();
        gone.change(OrdersOfOneNumberAtTheSeamsTest::withoutStore);

        Run run = OrderCancellation.between(shop, warehouse)
                .mapping(APART)
                .exported(export::next)
                .clock(shop.clock())
                .build()
                .run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).startsWith("cancel");
        assertThat(outcomes(run)).hasSize(2).containsValues(DONE, GIVEN_UP);
    }

    @Test
    void aRequeuedOneWhoseStoreWasGoneCancelsNoOtherOnceTheShopHasNone() {
        String reason = "cancelled in the shop, but the shop does not tell its store";
        warehouseHas(NUMBER);
        RunState state = RunState.builder()
                .putFailed(
                        NUMBER,
                        FailedItem.builder()
                                .attempts(1)
                                .givenUp(false)
                                .reason(reason)
                                .build())
                .build();

        Run run = OrderCancellation.between(new InMemoryMagento(), warehouse)
                .mapping(APART)
                .clock(shop.clock())
                .build()
                .run(state);

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
    }

    private void warehouseHas(String number) {
        shop.addOrder(number, 1).row("MUG-001", 1);
        by(APART).build().run(RunState.initial());
    }

    private OrderCancellation cancellation(OrderMapping mapping) {
        return OrderCancellation.between(shop, warehouse)
                .mapping(mapping)
                .clock(shop.clock())
                .build();
    }

    @Test
    void aCancelledOneOfWhichNothingIsKnownIsGivenUpWhereSeveralStoresHaveItsNumber() {
        first();
        by(ALIKE).build().run(RunState.initial());
        second().cancel();

        for (Run run : List.of(
                cancellation(ALIKE).dryRun(RunState.initial()),
                cancellation(ALIKE).run(RunState.initial()))) {
            assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
            assertThat(item(run, NUMBER).detail()).contains("several stores have an order of this number");
            assertThat(run.warnings()).anyMatch(warning -> warning.contains(NUMBER));
        }
    }

    @Test
    void theMarkedOneIsSkippedUnderItsOwnKey() {
        InMemoryOrder first = first();
        first.change(order ->
                Order.builder().from(order).extOrderId("OrderFlow:" + NUMBER).build());

        Run alone = by(ALIKE).extOrderId().build().run(RunState.initial());

        assertThat(outcomes(alone)).containsExactly(entry(NUMBER, SKIPPED));
    }

    @Test
    void aCancelledOneThatWasExportedByTheReferenceOfItsStoreIsNotCancelledByItsNumberAlone() {
        InMemoryOrder second = second();
        Run before = by(APART).withCancellation().build().run(RunState.initial());
        second.cancel();
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(before.next());

        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, NUMBER).detail()).contains("exported by a reference of its store");
    }

    @Test
    void aCancelledOneWhoseNumberCannotBeAskedForWaitsAndTheNextGoes() {
        first().cancel();
        shop.addOrder("000000002", 1).row("MUG-001", 1).cancel();
        shop.faults().failNext("orders.list", new MagentoException.Rejected("orders.list", "no such filter"));

        Run run = cancellation(ALIKE).run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, WILL_RETRY), entry("000000002", WILL_RETRY));
        assertThat(item(run, NUMBER).detail()).contains("whether another store has its number cannot be told");
        assertThat(item(run, "000000002").detail()).contains("OrderFlow does not know it, or not yet");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void aCancelledOneThatIsKnownToBeExportedIsNotAskedFor() {
        InMemoryOrder first = first();
        Run before = by(ALIKE).withCancellation().build().run(RunState.initial());
        first.cancel();
        shop.clock().advance(Duration.ofHours(3));

        by(ALIKE).withCancellation().build().run(before.next());

        assertThat(stateAtOrderFlow(NUMBER)).startsWith("cancel");
        assertThat(shop.calls()).isNotEmpty().doesNotContain("orders.list");
    }
}
