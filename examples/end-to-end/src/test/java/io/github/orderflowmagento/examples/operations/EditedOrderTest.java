package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Magento edits an order by cancelling it and placing another: of the two only one is despatched. */
@ParameterizedClass
@EnumSource
class EditedOrderTest {
    /** Not invoiced yet: Magento cancels no others. */
    private static final String ORDER = "100000001";

    private static final String FIRST_EDIT = "100000001-1";
    private static final String SECOND_EDIT = "100000001-2";
    private static final String OTHER = "100000002";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final MovableClock clock = new MovableClock();
    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    EditedOrderTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private Run export() {
        return checkpoint.run(OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .clock(clock)
                .build()::run);
    }

    private void cancelAtOrderFlow() {
        OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());
    }

    private SandboxStub detailsAnswer(SandboxAnswer answer) {
        return sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/order/detail.xml"), answer);
    }

    private static ItemOutcome item(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void assertWaits(Run run, String key, String why) {
        assertThat(item(run, key)).isEqualTo(ItemOutcome.of(key, Outcome.WILL_RETRY, why));
        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey(key);
    }

    @Test
    void aReplacementWaitsUntilTheOrderBeforeItIsCancelledAtOrderFlow() {
        export();
        assertThat(sandbox.insideShop().edit(ORDER)).isEqualTo(FIRST_EDIT);

        Run before = export();
        assertWaits(
                before,
                FIRST_EDIT,
                "it replaces order 100000001, which OrderFlow has as created: it will be sent when that is cancelled at OrderFlow");
        cancelAtOrderFlow();
        Run after = export();

        assertThat(item(after, FIRST_EDIT).outcome()).isEqualTo(Outcome.DONE);
        assertThat(after.next().failed()).isEmpty();
        assertThat(sandbox.warehouse().orders().detail(ORDER).state()).contains("cancelled");
    }

    /** Magento saves the order that replaces another first, and cancels that one then. */
    @Test
    void aReplacementWaitsForTheCancellationInTheShop() {
        sandbox.insideShop().edit(ORDER);
        try (Magento notYetCancelled =
                sandbox.shopWhoseAnswers(body -> body.replace("<string>canceled</string>", "<string>new</string>")
                        .replace("\"state\":\"canceled\"", "\"state\":\"new\""))) {
            Run run = OrderExport.between(notYetCancelled, sandbox.warehouse())
                    .statuses("pending")
                    .build()
                    .run(RunState.initial());

            assertWaits(run, FIRST_EDIT, "it replaces order 100000001, which is not cancelled in the shop");
        }
    }

    @Test
    void aReplacementWaitsWhileACancellationIsOnlyRequested() {
        export();
        sandbox.insideShop().edit(ORDER);
        detailsAnswer(SandboxAnswer.of("<order externalReference=\"" + ORDER + "\" state=\"cancel_requested\"/>"));

        assertThat(item(export(), FIRST_EDIT).outcome()).isEqualTo(Outcome.WILL_RETRY);
    }

    @Test
    void aReplacementOfAnOrderThatWasNeverExportedGoesAtOnce() {
        sandbox.insideShop().edit(ORDER);

        assertThat(item(export(), FIRST_EDIT).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders()).containsKey(FIRST_EDIT).doesNotContainKey(ORDER);
    }

    @Test
    void aReplacementOfADespatchedOrderIsAlwaysHeldBack() {
        export();
        sandbox.insideShop().edit(ORDER);
        detailsAnswer(SandboxAnswer.of("<order externalReference=\"" + ORDER + "\" state=\"despatched\"/>"));

        for (int attempt = 1; attempt <= 6; attempt++) {
            assertWaits(
                    export(),
                    FIRST_EDIT,
                    "it replaces order 100000001, which OrderFlow has as despatched: it will be sent when that is cancelled at"
                            + " OrderFlow");
            clock.pass(Duration.ofDays(1));
        }
    }

    @Test
    void aReplacementHoldsUpNoOther() {
        sandbox.insideShop().hold(OTHER);
        export();
        sandbox.insideShop().edit(ORDER);
        sandbox.insideShop().unhold(OTHER);

        Run run = export();

        assertThat(item(run, FIRST_EDIT).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(run, OTHER).outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void anOrderWithoutStateAtOrderFlowIsNotCancelled() {
        export();
        sandbox.insideShop().edit(ORDER);
        detailsAnswer(SandboxAnswer.of("<order externalReference=\"" + ORDER + "\"/>"));

        assertWaits(
                export(),
                FIRST_EDIT,
                "it replaces order 100000001, which OrderFlow has in an unknown state: it will be sent when that is"
                        + " cancelled at OrderFlow");
    }

    @Test
    void aReplacementWaitsWhileOrderFlowCannotBeAsked() {
        export();
        sandbox.insideShop().edit(ORDER);
        SandboxStub broken = detailsAnswer(SandboxAnswer.status(500));
        Run unanswered = export();
        broken.remove();
        cancelAtOrderFlow();

        assertThat(item(unanswered, FIRST_EDIT).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(unanswered, FIRST_EDIT).attempts()).isZero();
        assertThat(item(unanswered, FIRST_EDIT).detail())
                .startsWith("it replaces order 100000001, and it is unknown whether OrderFlow has cancelled that: ");
        assertThat(item(export(), FIRST_EDIT).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void anOrderEditedTwiceWaitsForTheOneThatWasExported() {
        export();
        sandbox.insideShop().edit(ORDER);
        assertThat(sandbox.insideShop().edit(FIRST_EDIT)).isEqualTo(SECOND_EDIT);

        Run before = export();
        assertWaits(
                before,
                SECOND_EDIT,
                "it replaces order 100000001, which OrderFlow has as created: it will be sent when that is cancelled at OrderFlow");
        cancelAtOrderFlow();
        Run after = export();

        assertThat(item(after, SECOND_EDIT).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey(FIRST_EDIT);
    }

    @Test
    void aReplacementWaitsWhileItsPredecessorIsUnknown() {
        export();
        sandbox.insideShop().edit(ORDER);
        sandbox.insideShop().edit(FIRST_EDIT);
        SandboxStub unreadable = sandbox.insideShop()
                .stub(
                        request -> request.contains(">" + FIRST_EDIT + "<")
                                || request.query().contains(FIRST_EDIT),
                        SandboxAnswer.status(500));

        Run unread = export();
        unreadable.remove();

        assertThat(item(unread, SECOND_EDIT).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(unread, SECOND_EDIT).detail())
                .startsWith("it replaces order 100000001-1, and the shop does not report which order that replaced: ");
        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey(SECOND_EDIT);
    }

    @Test
    void aReplacementOfAnOrderWithoutNumberIsRetried() {
        export();
        sandbox.insideShop().edit(ORDER);
        sandbox.insideShop().alterOrder(FIRST_EDIT, "relation_parent_real_id", null);

        Run run = export();

        assertThat(item(run, FIRST_EDIT).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(run, FIRST_EDIT).detail())
                .startsWith("order 100000001-1 replaces the order of id ")
                .endsWith(", whose number the shop did not send");
        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey(FIRST_EDIT);
    }

    @Test
    void aReplacementThatHasGoneIsNotHeldBackAnyMore() {
        sandbox.insideShop().edit(ORDER);
        export();
        detailsAnswer(SandboxAnswer.of("<order externalReference=\"" + ORDER + "\" state=\"created\"/>"));
        sandbox.insideShop().hold(FIRST_EDIT);
        sandbox.insideShop().unhold(FIRST_EDIT);

        assertThat(item(export(), FIRST_EDIT).outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }

    /** The detail for an order whose predecessor may still be imported. */
    static Stream<SandboxAnswer> answersThatLeaveOpenWhatWasDone() {
        return Stream.of(
                SandboxAnswer.closed(),
                SandboxAnswer.status(502).withBody("<html><h1>502 Bad Gateway</h1></html>"),
                SandboxAnswer.of("<html>Back in a minute</html>"));
    }

    @ParameterizedTest
    @MethodSource("answersThatLeaveOpenWhatWasDone")
    void aReplacementOfAnOrderThatMayBeOnItsWayWaitsForAnHour(SandboxAnswer answer) {
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        SandboxStub silent = sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/imports/importitems.xml"), answer);
        Run lost = export();
        silent.remove();
        sandbox.insideShop().edit(ORDER);

        Run soon = export();
        clock.pass(Duration.ofMinutes(61));
        Run later = export();

        assertThat(item(lost, ORDER).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(soon, FIRST_EDIT))
                .isEqualTo(ItemOutcome.of(
                        FIRST_EDIT,
                        Outcome.WILL_RETRY,
                        "it replaces order 100000001, which may be on its way to OrderFlow"));
        assertThat(item(later, FIRST_EDIT).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aDryRunShowsThatAReplacementWaits() {
        export();
        sandbox.insideShop().edit(ORDER);

        Run dry = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .dryRun(checkpoint.load().state());

        assertThat(item(dry, FIRST_EDIT).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(dry.documents()).isEmpty();
    }
}
