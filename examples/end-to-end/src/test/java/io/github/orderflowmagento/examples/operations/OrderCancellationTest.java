package io.github.orderflowmagento.examples.operations;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that are cancelled in the shop after their export are cancelled at OrderFlow. */
@ParameterizedClass
@EnumSource
class OrderCancellationTest {
    /** Not invoiced yet: Magento cancels no others. */
    private static final String ORDER = "100000001";

    private static final String OTHER = "100000002";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final MovableClock clock = new MovableClock();

    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    OrderCancellationTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private Run run() {
        return checkpoint.run(OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .clock(clock)
                .build()::run);
    }

    private Run export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());
    }

    private String stateInTheWarehouse() {
        return sandbox.warehouse().orders().detail(ORDER).state().orElse("");
    }

    private SandboxStub cancelAnswers(SandboxAnswer answer) {
        return sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/order/cancel.xml"), answer);
    }

    private static ItemOutcome only(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    /** Orders cancelled before their export, which the warehouse never received. */
    @BeforeEach
    void lookAtWhatWasCancelledBefore() {
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        assertThat(run().items())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item)
                        .isEqualTo(ItemOutcome.of(item.key(), Outcome.SKIPPED, "OrderFlow does not know it")));
    }

    @Test
    void anOrderCancelledBeforeItWasExportedIsNotExported() {
        sandbox.insideShop().cancel(ORDER);

        export();

        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey(ORDER);
        assertThat(only(run()).toString())
                .startsWith(
                        ORDER + ": will retry (OrderFlow does not know it, or not yet, attempt 1 of 4, not before ");
    }

    @Test
    void anOrderThatIsUnknownTimeAndAgainIsSkipped() {
        sandbox.insideShop().cancel(ORDER);
        for (int attempt = 1; attempt < 4; attempt++) {
            assertThat(only(run()).outcome()).isEqualTo(Outcome.WILL_RETRY);
            clock.pass(Duration.ofHours(6));
        }

        Run last = run();

        assertThat(only(last)).isEqualTo(ItemOutcome.of(ORDER, Outcome.SKIPPED, "OrderFlow does not know it"));
        assertThat(last.next().failed()).isEmpty();
    }

    @Test
    void anOrderStillOnItsWayIsCancelledByALaterRun() {
        ImportItem item = OrderMapping.standard()
                .map(sandbox.shop().orders().details(List.of(ORDER)).get(0).orThrow(), clock.instant());
        sandbox.insideShop().cancel(ORDER);
        assertThat(only(run()).outcome()).isEqualTo(Outcome.WILL_RETRY);

        sandbox.warehouse().orders().insert(List.of(item)); // the document whose answer had got lost is worked off
        clock.pass(Duration.ofHours(1));

        assertThat(only(run())).isEqualTo(ItemOutcome.of(ORDER, Outcome.DONE, "cancelled"));
        assertThat(stateInTheWarehouse()).isEqualTo("cancelled");
    }

    @Test
    void aRefusalThatQuotesTheOrderDoesNotSayThatItIsUnknown() {
        export();
        sandbox.insideShop().cancel(ORDER);
        cancelAnswers(SandboxAnswer.of(
                "<response><exception>Order &apos;" + ORDER + "&apos; is locked</exception></response>"));

        assertThat(only(run())).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY);
            assertThat(item.detail()).contains("is locked", "attempt 1 of 4");
        });
    }

    @Test
    void nothingDoneForAnOrderThatOrderFlowDoesNotKnowIsSkipped() {
        sandbox.insideShop().cancel(ORDER);
        clock.pass(Duration.ofHours(2));
        cancelAnswers(SandboxAnswer.of("<response>No cancel operation performed</response>"));

        assertThat(only(run())).isEqualTo(ItemOutcome.of(ORDER, Outcome.SKIPPED, "OrderFlow does not know it"));
    }

    @Test
    void anAnswerThatSaysNothingCancelsNothingByItself() {
        export();
        sandbox.insideShop().cancel(ORDER);
        cancelAnswers(SandboxAnswer.of("<response/>"));

        assertThat(only(run())).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.GIVEN_UP);
            assertThat(item.detail()).isEqualTo("OrderFlow says nothing: it is created, but cancelled in the shop");
        });
    }

    /** Like a shop with a module that breaks the filter of the list. */
    @Test
    void aListedOrderThatIsNotCancelledStaysAtOrderFlow() {
        export();
        sandbox.insideShop().listsAsCancelled(ORDER);

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.items())
                .contains(ItemOutcome.of(ORDER, Outcome.SKIPPED, "it is new in the shop, not cancelled"));
        assertThat(stateInTheWarehouse()).isEqualTo("created");
    }

    @Test
    void anOrderCancelledAfterItWasExportedIsCancelledAtOrderFlowOnce() {
        export();
        sandbox.insideShop().cancel(ORDER);

        assertThat(only(run())).isEqualTo(ItemOutcome.of(ORDER, Outcome.DONE, "cancelled"));
        assertThat(stateInTheWarehouse()).isEqualTo("cancelled");
        // what has changed in the last two minutes is met again
        assertThat(only(run())).isEqualTo(ItemOutcome.of(ORDER, Outcome.ALREADY_THERE, "cancelled before"));
    }

    @Test
    void aCancellationWhoseAnswerGotLostIsFoundDoneByTheNextRun() {
        export();
        sandbox.insideShop().cancel(ORDER);
        sandbox.insideWarehouse().failNextAfterExecuting();

        Run lost = run();
        Run next = run();

        assertThat(only(lost).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(lost.endedEarly()).isPresent();
        assertThat(only(next)).isEqualTo(ItemOutcome.of(ORDER, Outcome.ALREADY_THERE, "cancelled before"));
        assertThat(next.next().failed()).isEmpty();
    }

    @Test
    void anOrderRefundedBeforeAnyShipmentIsCancelled() {
        export();
        close();

        assertThat(only(run())).isEqualTo(ItemOutcome.of(ORDER, Outcome.DONE, "cancelled"));
        assertThat(stateInTheWarehouse()).isEqualTo("cancelled");
    }

    @Test
    void anOrderThatWasShippedAndThenRefundedStaysAtOrderFlow() {
        export();
        sandbox.insideShop().alterRow(ORDER, "MUG-001", "qty_shipped", "1.0000");
        close();

        assertThat(only(run()))
                .isEqualTo(ItemOutcome.of(ORDER, Outcome.SKIPPED, "it was shipped before it was refunded"));
        assertThat(stateInTheWarehouse()).isEqualTo("created");
    }

    /** Like a credit memo for the whole order. */
    private void close() {
        sandbox.insideShop().correctStreet(ORDER, "7 New Street"); // saves it, so that it is met
        sandbox.insideShop().alterOrder(ORDER, "state", "closed");
        sandbox.insideShop().alterOrder(ORDER, "status", "closed");
    }

    @Test
    void anOrderThatIsDespatchedAlreadyIsGivenUpForSomeoneToSee() {
        export();
        sandbox.insideWarehouse().stub(request -> request.path().equals("/despatches"), SandboxAnswer.of("<ok/>"));
        sandbox.insideWarehouse()
                .despatch(
                        ORDER,
                        "Royal Mail",
                        "Tracked 24",
                        "RM1",
                        URI.create(sandbox.insideWarehouse().url() + "despatches"));
        sandbox.insideShop().cancel(ORDER);

        ItemOutcome outcome = only(run());

        assertThat(outcome.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(outcome.detail())
                .isEqualTo("No cancel operation performed: it is despatched, but cancelled in the shop");
    }

    @Test
    void aWarehouseThatIsAwayIsAskedOnceAndTheNextRunCatchesUp() {
        export();
        sandbox.insideShop().cancel(ORDER);
        sandbox.insideShop().cancel(OTHER);
        SandboxStub away = cancelAnswers(SandboxAnswer.reset());
        sandbox.insideWarehouse().resetCounters();

        Run failed = run();
        assertThat(sandbox.insideWarehouse().requests()).isEqualTo(1);
        away.remove();

        assertThat(failed.endedEarly()).isPresent();
        assertThat(run().items()).extracting(ItemOutcome::key).containsExactlyInAnyOrder(ORDER, OTHER);
    }

    @Test
    void aRefusalThatIsNotAboutTheOrderIsTriedAgain() {
        export();
        sandbox.insideShop().cancel(ORDER);
        cancelAnswers(SandboxAnswer.of("<response><exception>The site is closed</exception></response>"));

        assertThat(only(run())).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY);
            assertThat(item.detail()).contains("The site is closed", "attempt 1 of 4");
        });
    }

    @Test
    void ordersPlacedBeforeTheStartAreNotRequested() {
        sandbox.insideWarehouse().resetCounters();

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .selection(OrderSelection.builder()
                        .placedSince(Instant.parse("2099-01-01T00:00:00Z"))
                        .build())
                .build()
                .run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void aDryRunCancelsNothing() {
        export();
        sandbox.insideShop().cancel(ORDER);

        Run run = checkpoint.dryRun(
                OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build());

        assertThat(only(run))
                .isEqualTo(ItemOutcome.of(ORDER, Outcome.WOULD_BE_SENT, "its cancellation, if OrderFlow has it"));
        assertThat(stateInTheWarehouse()).isEqualTo("created");
    }
}
