package io.github.orderflowmagento.operation.order;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;
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

class OrderCancellationTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderCancellation cancellation =
            OrderCancellation.between(shop, warehouse).clock(shop.clock()).build();

    private Run run() {
        return cancellation.run(RunState.initial());
    }

    private Run runAfter(Duration time, Run before) {
        shop.clock().advance(time);
        return cancellation.run(before.next());
    }

    /** Two orders that the warehouse has. */
    private Run exported() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.addOrder(SECOND).row("MUG-001", 1);
        Run export =
                OrderExport.between(shop, warehouse).clock(shop.clock()).build().run(RunState.initial());
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FIRST, SECOND);
        shop.clock().advance(Duration.ofHours(3));
        return export;
    }

    @Test
    void anOrderCancelledInTheShopIsCancelledAtTheWarehouse() {
        exported();
        shop.order(FIRST).cancel();

        assertThat(outcomes(run())).containsExactly(entry(FIRST, DONE));
        assertThat(warehouse.stateOf(FIRST)).contains("cancelled");
        assertThat(warehouse.stateOf(SECOND)).contains("created");
    }

    @Test
    void theNextRunHasNothingToDo() {
        exported();
        shop.order(FIRST).cancel();
        shop.clock().advance(Duration.ofHours(1));
        Run first = run();
        warehouse.forgetCalls();

        assertThat(runAfter(Duration.ofHours(1), first).items()).isEmpty();
        assertThat(warehouse.calls()).isEmpty();
    }

    @Test
    void anOrderCancelledBeforeIsAlreadyThere() {
        exported();
        shop.order(FIRST).cancel();
        run();

        assertThat(outcomes(run())).containsExactly(entry(FIRST, ALREADY_THERE));
    }

    @Test
    void anOrderDespatchedBeforeIsGivenUp() {
        exported();
        warehouse.despatch(FIRST, 5512, "RM5512");
        shop.order(FIRST).cancel();

        Run run = run();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(item(run, FIRST).detail()).contains("it is despatched, but cancelled in the shop");
    }

    @Test
    void anOrderThatTheWarehouseNeverHadIsSkipped() {
        shop.addOrder(FIRST).row("MUG-001", 2).cancel();
        shop.clock().advance(Duration.ofHours(2));

        assertThat(outcomes(run())).containsExactly(entry(FIRST, SKIPPED));
    }

    @Test
    void anOrderThatMayStillArriveIsLookedUpAgain() {
        shop.addOrder(FIRST).row("MUG-001", 2).cancel();

        assertThat(outcomes(run())).containsExactly(entry(FIRST, WILL_RETRY));
    }

    @Test
    void anOrderRefundedBeforeItWasShippedIsCancelled() {
        exported();
        shop.order(FIRST).state(OrderState.CLOSED);

        assertThat(outcomes(run())).containsExactly(entry(FIRST, DONE));
        assertThat(warehouse.stateOf(FIRST)).contains("cancelled");
    }

    @Test
    void anOrderRefundedAfterItWasShippedIsSkipped() {
        exported();
        Order order = shop.order(FIRST).value();
        shop.shipments()
                .create(ShipmentRequest.builder()
                        .order(order)
                        .shipsEverythingLeft(true)
                        .build());
        shop.order(FIRST).state(OrderState.CLOSED);

        assertThat(outcomes(run())).containsExactly(entry(FIRST, SKIPPED));
        assertThat(warehouse.stateOf(FIRST)).contains("created");
    }

    @Test
    void anotherOrderOfTheSameNumberIsNotCancelled() {
        Run export = exported();
        InMemoryMagento restored = new InMemoryMagento(shop.clock());
        restored.addOrder("100000009");
        restored.addOrder(FIRST).row("CUP-002", 1).cancel();

        Run run = OrderCancellation.between(restored, warehouse)
                .clock(shop.clock())
                .exported(export::next)
                .build()
                .run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(warehouse.stateOf(FIRST)).contains("created");
    }

    @Test
    void oneThatFailsStopsNoOther() {
        exported();
        shop.order(FIRST).cancel();
        shop.order(SECOND).cancel();
        warehouse
                .faults()
                .failKey("orders.cancel", FIRST, new OrderFlowException.ServerFault("cancellation", "error page"));

        assertThat(outcomes(run())).containsOnly(entry(FIRST, WILL_RETRY), entry(SECOND, DONE));
    }

    @Test
    void aWarehouseThatIsAwayEndsTheRunAndTheNextGoesOn() {
        exported();
        shop.order(FIRST).cancel();
        shop.order(SECOND).cancel();
        warehouse.faults().failAll(new OrderFlowException.NotReached("cancellation", "connection refused"));
        Run first = run();
        warehouse.faults().heal();

        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(runAfter(Duration.ofMinutes(1), first)))
                .containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
    }

    @Test
    void aLostAnswerIsMadeUpForByTheNextRun() {
        exported();
        shop.order(FIRST).cancel();
        warehouse.faults().loseNextAnswer("orders.cancel", new OrderFlowException.NoAnswer("cancellation", "timeout"));

        Run first = run();

        assertThat(outcomes(first)).containsExactly(entry(FIRST, WILL_RETRY));
        assertThat(outcomes(runAfter(Duration.ofMinutes(1), first))).containsExactly(entry(FIRST, ALREADY_THERE));
    }

    @Test
    void aDryRunCancelsNothing() {
        exported();
        shop.order(FIRST).cancel();
        warehouse.forgetCalls();

        Run run = cancellation.dryRun(RunState.initial());

        assertThat(run.items()).hasSize(1);
        assertThat(run.next()).isEqualTo(RunState.initial());
        assertThat(warehouse.calls()).isEmpty();
        assertThat(warehouse.stateOf(FIRST)).contains("created");
    }
}
