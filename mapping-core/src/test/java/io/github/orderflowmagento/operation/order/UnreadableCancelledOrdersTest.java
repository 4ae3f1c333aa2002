package io.github.orderflowmagento.operation.order;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryOrder;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static org.assertj.core.api.Assertions.assertThat;

/** Cancelled or refunded exported orders that the shop lists but cannot return whole, for example one that crashes PHP. */
class UnreadableCancelledOrdersTest extends TwoStores {
    private final MagentoException breaks = new MagentoException.ServerFault("order " + NUMBER, "error page");

    private Run afterManyRuns(Run before) {
        Run run = before;
        for (int i = 0; i < 30; i++) {
            shop.clock().advance(Duration.ofHours(24));
            run = by(ALIKE).withCancellation().build().run(run.next());
        }
        return run;
    }

    @Test
    void aCancelledOneThatWaitsIsCancelledByWhatTheListSays() {
        InMemoryOrder order = first();
        Run exported = run(ALIKE, RunState.initial());
        order.cancel();
        warehouse.faults().failNext("orders.cancel", new OrderFlowException.NoAnswer("orders.cancel", "cut"));
        Run waits = runLater(ALIKE, exported);
        shop.faults().failKey("orders.details", NUMBER, breaks);

        Run run = runLater(ALIKE, waits);

        assertThat(item(run, NUMBER).outcome()).as(run.items().toString()).isEqualTo(DONE);
        assertThat(stateAtOrderFlow(NUMBER)).startsWith("cancel");
    }

    @Test
    void aRefundedOneIsGivenUpInTheEnd() {
        InMemoryOrder order = first();
        Run exported = run(ALIKE, RunState.initial());
        order.state(OrderState.CLOSED);
        shop.faults().failKey("orders.details", NUMBER, breaks);

        RunState cancellation = afterManyRuns(exported).next().cancellation().orElseThrow();

        assertThat(cancellation.failed())
                .hasEntrySatisfying(
                        NUMBER,
                        failed ->
                                assertThat(failed.givenUp()).as(failed.reason()).isTrue());
    }
}
