package io.github.orderflowmagento.operation.order;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryOrder;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;

/** Cancelled or refunded exported orders whose store was deleted. */
class CancelledOrdersOfDeletedStoresTest extends TwoStores {
    /** The warehouse is unreachable while the store is deleted, so that the next run reads the order under its key. */
    private Run retriedOnceItsStoreIsGone(InMemoryOrder order, Run exported) {
        warehouse.faults().failNext("orders.cancel", new OrderFlowException.NoAnswer("orders.cancel", "cut"));
        shop.clock().advance(Duration.ofHours(3));
        Run waits = by(APART).withCancellation().build().run(exported.next());
        assertThat(waits.items(WILL_RETRY)).hasSize(1);
        order.change(TwoStores::withoutStore);
        shop.clock().advance(Duration.ofHours(3));
        return by(APART).withCancellation().build().run(waits.next());
    }

    @Test
    void aWaitingOrderOfADeletedStoreIsCancelledByItsExportReference() {
        InMemoryOrder second = second();
        Run exported = by(APART).withCancellation().build().run(RunState.initial());
        second.cancel();

        Run run = retriedOnceItsStoreIsGone(second, exported);

        assertThat(outcomes(run)).as(run.items().toString()).containsEntry(IN_SECOND, DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
    }

    @Test
    void aWaitingOrderOfADeletedStoreCancelsNoOther() {
        first();
        InMemoryOrder second = second();
        Run exported = by(APART).withCancellation().build().run(RunState.initial());
        second.cancel();

        Run run = retriedOnceItsStoreIsGone(second, exported);

        assertThat(outcomes(run)).as(run.items().toString()).containsEntry(IN_SECOND, DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
        assertThat(stateAtOrderFlow(NUMBER)).doesNotStartWith("cancel");
    }

    @Test
    void anUnknownOneThatWaitsIsGivenUpByNameOnceItsStoreIsGone() {
        InMemoryOrder second = second();
        Run exported = by(APART).withCancellation().build().run(RunState.initial());
        second.cancel();

        Run run = retriedOnceItsStoreIsGone(
                second,
                Run.builder()
                        .from(exported)
                        .next(exported.next().forgetExported(IN_SECOND))
                        .build());

        assertThat(item(run, IN_SECOND).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, IN_SECOND).detail()).contains("the shop did not send its store");
        assertThat(stateAtOrderFlow(FRENCH)).doesNotStartWith("cancel");
    }

    @Test
    void aRefundOfADeletedStoreIsCancelledByItsExportReference() {
        InMemoryOrder second = second();
        Run exported = by(APART).withCancellation().build().run(RunState.initial());
        second.state(OrderState.CLOSED);
        second.change(TwoStores::withoutStore);
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(APART).withCancellation().build().run(exported.next());

        assertThat(outcomes(run)).as(run.items().toString()).containsEntry(IN_SECOND, DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
    }

    /** Which of the two was shipped is unknown: both have the number, and the store of one is missing. */
    @Test
    void aRefundedOneThatCannotBeReadIsGivenUpByName() {
        first();
        InMemoryOrder second = second();
        Run exported = by(APART).withCancellation().build().run(RunState.initial());
        second.state(OrderState.CLOSED);
        second.change(TwoStores::withoutStore);
        shop.clock().advance(Duration.ofHours(3));

        Run run = by(APART).withCancellation().build().run(exported.next());

        assertThat(item(run, IN_SECOND).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, IN_SECOND).detail())
                .startsWith("it is closed in the shop, and whether it was shipped is unknown: ");
        assertThat(stateAtOrderFlow(FRENCH)).doesNotStartWith("cancel");
    }
}
