package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrder;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Cancellation when two stores use the same order numbers. */
class CancelledOrdersOfOneNumberTest extends TwoStores {
    private OrderCancellation cancellation(OrderMapping mapping) {
        return OrderCancellation.between(shop, warehouse)
                .mapping(mapping)
                .clock(shop.clock())
                .build();
    }

    private void warehouseHas(String number) {
        shop.addOrder(number, 1).row("MUG-001", 1);
        by(APART).build().run(RunState.initial());
    }

    @Test
    void oneWhoseStoreIsGoneCancelsNoOther() {
        first();
        by(APART).build().run(RunState.initial());
        InMemoryOrder gone = second();
        gone.cancel();
        gone.change(TwoStores::withoutStore);

        Run run = cancellation(APART).run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
    }

    @Test
    void oneWhoseStoreIsGoneIsCancelledByItsExportedReference() {
        InMemoryOrder second = second();
        Run before = by(APART).withCancellation().build().run(RunState.initial());
        assertThat(outcomes(before)).containsOnly(entry(IN_SECOND, DONE));
        second.cancel();
        second.change(TwoStores::withoutStore);
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(APART).withCancellation().build().run(before.next());

        assertThat(outcomes(run)).as(run.items().toString()).containsEntry(IN_SECOND, DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
    }

    @Test
    void oneCancelsNoOtherWhenNothingIsKnownOfExports() {
        first();
        by(ALIKE).build().run(RunState.initial());
        second().cancel();

        Run run = cancellation(ALIKE).run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
    }

    @Test
    void oneWhoseStoreIsGoneCancelsNoOtherThatIsKnown() {
        first();
        Run before = by(APART).withCancellation().build().run(RunState.initial());
        InMemoryOrder gone = second();
        gone.cancel();
        gone.change(TwoStores::withoutStore);
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(APART).withCancellation().build().run(before.next());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
        assertThat(run.items()).isNotEmpty();
    }

    @Test
    void oneCancelsNoOtherThatIsKnownToBeExported() {
        first();
        Run before = by(ALIKE).withCancellation().build().run(RunState.initial());
        second().cancel();
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(before.next());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
        assertThat(run.items()).isNotEmpty();
    }

    /** The state of the export is lost, so it is unknown which of the two OrderFlow has. */
    @Test
    void oneCancelsNoOtherWhenTheStateIsLost() {
        first();
        by(ALIKE).withCancellation().build().run(RunState.initial());
        second().cancel();
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(RunState.initial());

        assertThat(stateAtOrderFlow(NUMBER)).as(run.items().toString()).doesNotStartWith("cancel");
    }

    @Test
    void oneWhoseStoreIsGoneIsGivenUpByName() {
        first();
        InMemoryOrder gone = second();
        gone.cancel();
        gone.change(TwoStores::withoutStore);

        Run run = cancellation(APART).run(RunState.initial());

        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, NUMBER).detail()).contains("cancelled in the shop, but the shop did not send its store");
    }

    @Test
    void oneIsCancelledThoughTheStoreOfAnotherIsGone() {
        InMemoryOrder first = first();
        Run export = by(APART).build().run(RunState.initial());
        InMemoryOrder gone = second();
        first.cancel();
        gone.cancel();
        gone.change(TwoStores::withoutStore);

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
    void aRetriedOneThatTheShopHasNoMoreCancelsNoOther() {
        String reason = "cancelled in the shop, but the shop did not send its store";
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

    @Test
    void oneIsGivenUpWhenSeveralStoresHaveItsNumber() {
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
    void oneExportedByAReferenceIsNotCancelledByItsNumber() {
        InMemoryOrder second = second();
        Run before = by(APART).withCancellation().build().run(RunState.initial());
        second.cancel();
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(ALIKE).withCancellation().build().run(before.next());

        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, NUMBER).detail()).contains("exported by a reference of its store");
    }

    @Test
    void anOrderThatCannotBeLookedUpIsRetriedAndTheNextIsCancelled() {
        first().cancel();
        shop.addOrder("000000002", 1).row("MUG-001", 1).cancel();
        shop.faults().failNext("orders.list", new MagentoException.Rejected("orders.list", "no such filter"));

        Run run = cancellation(ALIKE).run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, WILL_RETRY), entry("000000002", WILL_RETRY));
        assertThat(item(run, NUMBER).detail()).contains("whether another store has its number is unknown");
        assertThat(item(run, "000000002").detail()).contains("OrderFlow does not know it, or not yet");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void aKnownExportIsNotLookedUp() {
        InMemoryOrder first = first();
        Run before = by(ALIKE).withCancellation().build().run(RunState.initial());
        first.cancel();
        shop.clock().advance(Duration.ofHours(3));

        by(ALIKE).withCancellation().build().run(before.next());

        assertThat(stateAtOrderFlow(NUMBER)).startsWith("cancel");
        assertThat(shop.calls()).isNotEmpty().doesNotContain("orders.list");
    }

    @Test
    void oneThatIsCancelledInTheShopIsCancelledAtTheWarehouse() {
        first();
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        second.cancel();

        assertThat(outcomes(runLater(APART, before)))
                .containsEntry(IN_SECOND, DONE)
                .doesNotContainEntry(NUMBER, DONE);
        assertThat(warehouse.stateOf(FRENCH)).contains("cancelled");
        assertThat(warehouse.stateOf(NUMBER)).contains("created");
    }

    @Test
    void onlyTheExportedOneOfTwoIsCancelled() {
        InMemoryOrder first = first();
        Run before = run(ALIKE, RunState.initial());
        InMemoryOrder second = second();
        shop.clock().advance(Duration.ofHours(1));
        second.cancel();
        shop.clock().advance(Duration.ofHours(1));
        first.cancel();

        Run run = runLater(ALIKE, before);

        assertThat(warehouse.stateOf(NUMBER)).contains("cancelled");
        assertThat(outcomes(run)).containsValues(DONE, GIVEN_UP);
    }

    @Test
    void oneExportedByItsNumberIsCancelledByHand() {
        InMemoryOrder second = second();
        Run before = run(ALIKE, RunState.initial());
        shop.clock().advance(Duration.ofHours(1));
        second.cancel();

        Run run = runLater(APART, before);

        assertThat(item(run, IN_SECOND).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, IN_SECOND).detail()).contains("cancelled in the shop, but it was exported by its number");
    }

    private void cancelledInTheShop(int orders) {
        for (int i = 1; i <= orders; i++) {
            shop.addOrder(String.format(Locale.ROOT, "%09d", i), 1)
                    .row("MUG-001", 1)
                    .cancel();
        }
    }

    @Test
    void otherStoresOrdersAreLookedUpTogether() {
        cancelledInTheShop(150);

        Run run = cancellation(ALIKE).run(RunState.initial());

        assertThat(run.items()).hasSize(150);
        assertThat(shop.calls()).filteredOn("orders.list"::equals).hasSize(2);
    }

    @Test
    void oneOfManyWhoseNumberSeveralStoresHaveIsGivenUpAlone() {
        cancelledInTheShop(3);
        shop.addOrder("000000002", 2).row("CUP-002", 2);

        Run run = cancellation(ALIKE).run(RunState.initial());

        assertThat(outcomes(run))
                .containsOnly(
                        entry("000000001", WILL_RETRY), entry("000000002", GIVEN_UP), entry("000000003", WILL_RETRY));
    }
}
