package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.NotifyingOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An OrderFlow that fetches orders and products itself is notified of each, once, and receives no imports. */
class ExportByNotificationTest {

    @RegisterExtension
    final SandboxMagento2 sandbox = new SandboxMagento2();

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @BeforeEach
    void note() {
        sandbox.insideWarehouse().onAnswer((request, answer) -> sent.add(request.path() + "?" + request.query()));
    }

    private OrderExport orders() {
        return OrderExport.between(sandbox.shop(), NotifyingOrderFlow.of(sandbox.warehouse()))
                .mapping(OrderMapping.standard().withField(OrderPart.HEADER, "thirdPartyReference", "order_id"))
                .statuses("processing")
                .build();
    }

    @Test
    void eachOrderIsNotifiedByIdAndNumber() {
        Run run = orders().run(RunState.initial());
        Run again = orders().run(run.next());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(8);
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
        assertThat(again.items()).isEmpty();
        assertThat(sent)
                .hasSize(8)
                .allMatch(request -> request.matches(
                        "/remoteorder/order/update\\.xml\\?channel=.+&organisation=.+&thirdPartyReference=[0-9]+"
                                + "&event=order\\.created&action=created&externalReference=[0-9]+"));
    }

    @Test
    void anOrderThatOrderFlowKnowsIsAlreadyThere() {
        OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("processing")
                .build()
                .run(RunState.initial());
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().endsWith("update.xml"),
                        SandboxAnswer.of("<message>Result 'no_operation' for order</message>"));

        Run run = orders().run(RunState.initial());

        assertThat(run.items(Outcome.ALREADY_THERE)).as(run.toString()).hasSize(8);
    }

    @Test
    void anOrderOfWhichOrderFlowDoesNothingAndHasNothingIsNotThere() {
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().endsWith("update.xml"),
                        SandboxAnswer.of("<message>Result 'no_operation' for order</message>"));

        Run run = orders().run(RunState.initial());

        assertThat(run.items(Outcome.ALREADY_THERE)).as(run.toString()).isEmpty();
        assertThat(run.items(Outcome.WILL_RETRY))
                .hasSize(8)
                .extracting(ItemOutcome::detail)
                .allMatch(detail -> detail.contains("no_operation") && detail.contains("OrderFlow does not have it"));
    }

    @Test
    void anOrderThatOrderFlowRefusesStopsNoOther() {
        sandbox.insideWarehouse()
                .stub(
                        request -> request.query().contains("externalReference=100000013"),
                        SandboxAnswer.of("<result><exception>Unable to find entity</exception></result>"));

        Run run = orders().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(7);
        assertThat(run.items(Outcome.WILL_RETRY)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("100000013");
            assertThat(item.detail()).contains("Unable to find entity");
        });
    }

    @Test
    void anOrderThatGetsNoAnswerStopsNoOther() {
        sandbox.insideWarehouse()
                .stub(request -> request.query().contains("externalReference=100000009"), SandboxAnswer.closed());

        Run run = orders().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(7);
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("100000009");
    }

    @Test
    void anOrderThatBreaksOrderFlowRepeatsNoOther() {
        sandbox.insideWarehouse()
                .stub(request -> request.query().contains("externalReference=100000013"), SandboxAnswer.status(500));

        Run run = orders().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(7);
        assertThat(sent).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void anOrderFlowThatAnswersNothingIsAskedNoFurther() {
        sandbox.insideWarehouse().stub(request -> request.path().endsWith(".xml"), SandboxAnswer.closed());

        Run run = orders().run(RunState.initial());

        assertThat(run.endedEarly()).isPresent();
        assertThat(run.items())
                .hasSize(8)
                .extracting(ItemOutcome::outcome, ItemOutcome::attempts)
                .containsOnly(tuple(Outcome.WILL_RETRY, 0));
    }

    @Test
    void anOrderCancelledBeforeItIsFetchedIsNotLetGo() {
        MovableClock clock = new MovableClock();
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        OrderExport export = OrderExport.between(sandbox.shop(), NotifyingOrderFlow.of(sandbox.warehouse()))
                .mapping(OrderMapping.standard().withField(OrderPart.HEADER, "thirdPartyReference", "order_id"))
                .statuses("pending")
                .withCancellation()
                .clock(clock)
                .build();
        Run notified = export.run(RunState.initial());
        assertThat(notified.items(Outcome.DONE)).extracting(ItemOutcome::key).contains("100000001");
        sandbox.insideShop().cancel("100000001");
        clock.pass(Duration.ofHours(2));

        Run run = export.run(notified.next());

        assertThat(run.items().stream().filter(item -> item.key().equals("100000001")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.outcome()).isEqualTo(Outcome.GIVEN_UP);
                    assertThat(item.detail()).contains("OrderFlow does not know it", "it may still fetch it");
                });
    }

    @Test
    void anOrderWithoutItsIdIsRejectedByName() {
        Run run = OrderExport.between(sandbox.shop(), NotifyingOrderFlow.of(sandbox.warehouse()))
                .statuses("processing")
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).isEmpty();
        assertThat(run.items())
                .hasSize(8)
                .extracting(ItemOutcome::detail)
                .allMatch(detail -> detail.contains("it has no thirdPartyReference"));
        assertThat(sent).noneMatch(request -> request.contains("update.xml"));
    }

    @Test
    void eachProductIsNotifiedBySku() {
        Run run = ProductExport.between(sandbox.shop(), NotifyingOrderFlow.of(sandbox.warehouse()))
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(17);
        assertThat(sandbox.insideWarehouse().products()).isEmpty();
        assertThat(sent)
                .hasSize(17)
                .allMatch(request -> request.contains("&event=product.modified&action=modified"))
                .anyMatch(request -> request.contains("thirdPartyReference=SKU%26AMP%3CLT%3E%22Q%22&"));
    }
}
