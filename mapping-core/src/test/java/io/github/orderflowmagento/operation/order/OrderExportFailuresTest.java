package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.RetryPolicy;
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
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Retries, outages and lost answers, with the order export as an example. */
class OrderExportFailuresTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderExport export = OrderExport.between(shop, warehouse)
            .clock(shop.clock())
            .retries(RetryPolicy.builder().jitter(0).build())
            .build();

    private Run run() {
        return export.run(RunState.initial());
    }

    private Run runAfter(Duration time, Run before) {
        shop.clock().advance(time);
        return export.run(before.next());
    }

    private void oneOrder() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.clock().advance(Duration.ofHours(1));
    }

    private void twoOrders() {
        shop.addOrder(SECOND).row("MUG-001", 1);
        oneOrder();
    }

    private static OrderFlowException noAnswer() {
        return new OrderFlowException.NoAnswer("order import", "timeout");
    }

    private static OrderFlowException notReached() {
        return new OrderFlowException.NotReached("order import", "connection refused");
    }

    @Test
    void aRefusedOrderIsLeftAloneUntilItIsDue() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");
        Run first = run();

        Run tooEarly = runAfter(Duration.ofMinutes(4), first);

        assertThat(item(first, FIRST).dueAt()).contains(shop.clock().instant().plus(Duration.ofMinutes(1)));
        assertThat(outcomes(tooEarly)).containsExactly(entry(FIRST, WILL_RETRY));
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }

    @Test
    void aRefusedOrderIsSentAgainWhenItIsDue() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");
        Run first = run();
        warehouse.accept(FIRST);

        Run second = runAfter(Duration.ofMinutes(5), first);

        assertThat(outcomes(second)).containsExactly(entry(FIRST, DONE));
        assertThat(second.next().failed()).isEmpty();
    }

    @Test
    void theDelaysGrow() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");

        Run second = runAfter(Duration.ofMinutes(5), run());

        assertThat(item(second, FIRST).attempts()).isEqualTo(2);
        assertThat(item(second, FIRST).dueAt()).contains(shop.clock().instant().plus(Duration.ofMinutes(15)));
    }

    @Test
    void theFourthRefusalGivesItUp() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");
        Run run = run();
        for (int attempt = 2; attempt <= 4; attempt++) {
            run = runAfter(Duration.ofHours(6), run);
        }

        assertThat(outcomes(run)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(item(run, FIRST).attempts()).isEqualTo(4);
    }

    @Test
    void whatWasGivenUpIsLeftAlone() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");
        Run givenUp = impatient().run(RunState.initial());
        warehouse.forgetCalls();

        runAfter(Duration.ofDays(2), givenUp);

        assertThat(outcomes(givenUp)).containsExactly(entry(FIRST, GIVEN_UP));
        assertThat(warehouse.calls()).isEmpty();
    }

    private OrderExport impatient() {
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .retries(RetryPolicy.builder().attempts(1).build())
                .build();
    }

    @Test
    void whatWasGivenUpIsSentAfterARequeue() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");
        Run givenUp = impatient().run(RunState.initial());
        warehouse.accept(FIRST);

        Run again = export.run(givenUp.next().requeue());

        assertThat(outcomes(again)).containsExactly(entry(FIRST, DONE));
    }

    @Test
    void whatWasGivenUpIsSentWhenItChanges() {
        oneOrder();
        warehouse.reject(FIRST, "the postcode is invalid");
        Run givenUp = impatient().run(RunState.initial());
        warehouse.accept(FIRST);
        shop.clock().advance(Duration.ofHours(1));
        shop.orders().addComment(shop.order(FIRST).value(), "postcode corrected");

        assertThat(outcomes(runAfter(Duration.ofHours(1), givenUp))).containsExactly(entry(FIRST, DONE));
    }

    @Test
    void aWarehouseThatIsAwayEndsTheRunAndCountsAgainstNoOrder() {
        twoOrders();
        warehouse.faults().failAll(notReached());

        Run run = run();

        assertThat(run.endedEarly()).isPresent();
        assertThat(outcomes(run)).containsOnly(entry(FIRST, WILL_RETRY), entry(SECOND, WILL_RETRY));
        assertThat(run.items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        assertThat(warehouse.calls()).hasSize(1);
    }

    @Test
    void theRunAfterAnOutageGoesOn() {
        twoOrders();
        warehouse.faults().failAll(notReached());
        Run first = run();
        warehouse.faults().heal();

        Run second = runAfter(Duration.ofMinutes(1), first);

        assertThat(outcomes(second)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
        assertThat(second.endedEarly()).isEmpty();
    }

    @Test
    void aBusyWarehouseIsLeftAloneForAsLongAsItAsks() {
        oneOrder();
        warehouse
                .faults()
                .failNext(new OrderFlowException.Busy(
                        OrderFlowException.Details.of("order import", "busy"), Duration.ofMinutes(20)));

        Run run = run();

        assertThat(run.endedEarly()).isPresent();
        assertThat(item(run, FIRST).dueAt()).contains(shop.clock().instant().plus(Duration.ofMinutes(20)));
    }

    @Test
    void aShopThatIsAwayEndsTheRunWithoutMovingOn() {
        twoOrders();
        shop.faults().failNext("orders.changes", new MagentoException.NotReached("sales_order.list", "refused"));

        Run first = run();
        Run second = runAfter(Duration.ofMinutes(1), first);

        assertThat(first.endedEarly()).isPresent();
        assertThat(first.items()).isEmpty();
        assertThat(outcomes(second)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
    }

    @Test
    void whatWasListedBeforeTheListBrokeOffIsExported() {
        twoOrders();
        shop.faults().loseNextAnswer("orders.changes", new MagentoException.NoAnswer("sales_order.list", "timeout"));

        Run first = run();

        assertThat(outcomes(first)).containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
        assertThat(first.endedEarly()).isPresent();
        assertThat(first.next().changesUntil()).isEmpty();
    }

    @Test
    void aShopThatAnswersForNoOrderEndsTheRun() {
        twoOrders();
        shop.faults().failNext("orders.details", new MagentoException.NoAnswer("sales_order.info", "timeout"));

        Run first = run();

        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(first)).containsOnly(entry(FIRST, WILL_RETRY), entry(SECOND, WILL_RETRY));
        assertThat(outcomes(runAfter(Duration.ofMinutes(10), first)))
                .containsOnly(entry(FIRST, DONE), entry(SECOND, DONE));
    }

    @Test
    void anOrderWithALostAnswerIsLookedUp() {
        oneOrder();
        warehouse.faults().loseNextAnswer("orders.insert", noAnswer());

        Run run = run();

        assertThat(outcomes(run)).containsExactly(entry(FIRST, DONE));
        assertThat(warehouse.calls()).containsExactly("orders.insert", "orders.detail");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void anOrderThatNeverArrivedIsSentByTheNextRun() {
        oneOrder();
        warehouse.faults().failNext("orders.insert", noAnswer());

        Run first = run();
        Run second = runAfter(Duration.ofMinutes(1), first);

        assertThat(outcomes(first)).containsExactly(entry(FIRST, WILL_RETRY));
        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(second)).containsExactly(entry(FIRST, DONE));
    }

    @Test
    void aLostAnswerAndASilentWarehouseDoubleNothing() {
        oneOrder();
        warehouse.faults().loseNextAnswer("orders.insert", noAnswer());
        warehouse.faults().failNext("orders.detail", noAnswer());

        Run first = run();
        Run second = runAfter(Duration.ofMinutes(1), first);

        assertThat(outcomes(first)).containsExactly(entry(FIRST, WILL_RETRY));
        assertThat(outcomes(second)).containsExactly(entry(FIRST, ALREADY_THERE));
        assertThat(warehouse.receivedOrders()).hasSize(1);
    }

    @Test
    void aWarehouseThatRefusesEverythingIsLeftAlone() {
        for (int number = 0; number < 20; number++) {
            shop.addOrder("1000001" + number).row("MUG-001", 1);
        }
        warehouse.faults().failAll(new OrderFlowException.ServerFault("order import", "error page"));

        Run run = run();

        assertThat(run.endedEarly()).isPresent();
        assertThat(run.items())
                .hasSize(20)
                .allSatisfy(item -> assertThat(item.outcome()).isEqualTo(WILL_RETRY));
        assertThat(warehouse.calls())
                .isEqualTo(List.of("orders.insert", "orders.insert", "orders.insert", "orders.insert"));
    }
}
