package io.github.orderflowmagento.examples.operations;

import java.net.URI;
import java.time.Instant;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.operation.Checkpoint;
import io.github.orderflowmagento.operation.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.OrderCancellation;
import io.github.orderflowmagento.operation.OrderExport;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** What is cancelled in the shop after it was exported is cancelled at OrderFlow. */
class OrderCancellationTest {
    /** Not invoiced yet: Magento cancels no others. */
    private static final String ORDER = "100000001";

    private static final String OTHER = "100000002";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    private Run run() {
        return checkpoint.run(
                OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build()::run);
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

    private StubMapping cancelAnswers(ResponseDefinitionBuilder answer) {
        return sandbox.insideWarehouse()
                .http()
                .stubFor(post(urlPathEqualTo("/remoteorder/order/cancel.xml"))
                        .atPriority(1)
                        .willReturn(answer));
    }

    private static ItemOutcome only(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    /** The shop has cancelled orders of its own, which the warehouse never saw. */
    @BeforeEach
    void lookAtWhatWasCancelledBefore() {
        assertThat(run().items())
                .allSatisfy(item -> assertThat(item)
                        .isEqualTo(new ItemOutcome(item.key(), Outcome.SKIPPED, "OrderFlow does not know it")));
    }

    @Test
    void anOrderCancelledBeforeItWasExportedIsNotExported() {
        sandbox.insideShop().cancel(ORDER);

        export();

        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey(ORDER);
        assertThat(only(run())).isEqualTo(new ItemOutcome(ORDER, Outcome.SKIPPED, "OrderFlow does not know it"));
    }

    @Test
    void anOrderCancelledAfterItWasExportedIsCancelledAtOrderFlowOnce() {
        export();
        sandbox.insideShop().cancel(ORDER);

        assertThat(only(run())).isEqualTo(new ItemOutcome(ORDER, Outcome.DONE, "cancelled"));
        assertThat(stateInTheWarehouse()).isEqualTo("cancelled");
        // what has changed in the last two minutes is met again
        assertThat(only(run())).isEqualTo(new ItemOutcome(ORDER, Outcome.ALREADY_THERE, "cancelled before"));
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
        assertThat(only(next)).isEqualTo(new ItemOutcome(ORDER, Outcome.ALREADY_THERE, "cancelled before"));
        assertThat(next.next().failed()).isEmpty();
    }

    @Test
    void anOrderThatIsDespatchedAlreadyIsGivenUpForSomeoneToSee() {
        export();
        sandbox.insideWarehouse()
                .http()
                .stubFor(post(urlPathEqualTo("/despatches"))
                        .willReturn(aResponse().withBody("<ok/>")));
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
        StubMapping away = cancelAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        sandbox.insideWarehouse().resetCounters();

        Run failed = run();
        assertThat(sandbox.insideWarehouse().requests()).isEqualTo(1);
        sandbox.insideWarehouse().http().removeStub(away);

        assertThat(failed.endedEarly()).isPresent();
        assertThat(run().items()).extracting(ItemOutcome::key).containsExactlyInAnyOrder(ORDER, OTHER);
    }

    @Test
    void aRefusalThatIsNotAboutTheOrderIsTriedAgain() {
        export();
        sandbox.insideShop().cancel(ORDER);
        cancelAnswers(aResponse()
                .withBody("<response><exception>Unable to find channel with external reference &apos;nope&apos;"
                        + "</exception></response>"));

        assertThat(only(run())).satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY);
            assertThat(item.detail()).contains("Unable to find channel", "attempt 1 of 4");
        });
    }

    @Test
    void ordersPlacedBeforeTheStartAreNotAskedFor() {
        sandbox.insideWarehouse().resetCounters();

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .placedSince(Instant.parse("2099-01-01T00:00:00Z"))
                .build()
                .run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void aDryRunCancelsNothing() {
        export();
        sandbox.insideShop().cancel(ORDER);

        Run run = checkpoint.run(
                OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build()::dryRun);

        assertThat(only(run)).isEqualTo(new ItemOutcome(ORDER, Outcome.DONE, "not asked for: dry run"));
        assertThat(stateInTheWarehouse()).isEqualTo("created");
    }
}
