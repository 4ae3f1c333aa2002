package io.github.orderflowmagento.examples.operations;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer that got lost is looked up, and what is there already is compared: nothing is guessed. */
@ParameterizedClass
@EnumSource
class OrderExportLostAnswersTest {
    private static final String[] PROCESSING = {
        "100000009", "100000011", "100000013", "100000017", "100000020", "100000024", "100000053", "300000001"
    };

    /** The recorded words. */
    private static final String DUPLICATE = "order %s already exists: Ignored";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    OrderExportLostAnswersTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private OrderExport export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse()).build();
    }

    private static Map<String, Outcome> outcomes(Run run) {
        return run.items().stream().collect(Collectors.toMap(ItemOutcome::key, ItemOutcome::outcome));
    }

    @Test
    void ordersWithALostAnswerAreLookedUpNotSentAgain() {
        sandbox.insideWarehouse().failNextAfterExecuting();

        Run run = export().run(RunState.initial());

        assertThat(outcomes(run)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.DONE);
        assertThat(run.items())
                .hasSize(PROCESSING.length)
                .allSatisfy(item -> assertThat(item.detail()).startsWith("no answer came, but it is there"));
        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.next().failed()).isEmpty();
        assertThat(sandbox.insideWarehouse().requests()).isEqualTo(1 + PROCESSING.length);
    }

    @Test
    void ordersThatGotLostOnTheirWayAreSentAgainByTheNextRun() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        SandboxStub cut = sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/imports/importitems.xml"), SandboxAnswer.closed());

        Run lost = checkpoint.run(export());
        cut.remove();
        Run next = checkpoint.run(export());

        assertThat(outcomes(lost)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.WILL_RETRY);
        assertThat(lost.endedEarly()).get().asString().contains("order import of 8 items");
        assertThat(outcomes(next)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.DONE);
        assertThat(next.next().failed()).isEmpty();
    }

    @Test
    void ordersNotLookedUpAreSettledByTheDuplicateAnswer() {
        sandbox.insideWarehouse().failNextAfterExecuting();
        SandboxStub noDetails = detailAnswers(SandboxAnswer.status(500));

        Run lost = export().run(RunState.initial());
        noDetails.remove();
        Run next = export().run(lost.next());

        assertThat(outcomes(lost)).values().containsOnly(Outcome.WILL_RETRY);
        assertThat(outcomes(next)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.ALREADY_THERE);
    }

    @Test
    void anOrderThatIsAlreadyThereButDiffersIsReported() {
        export().run(RunState.initial());
        detailAnswers(SandboxAnswer.of("<order externalReference=\"100000009\" state=\"created\" currency=\"XXX\""
                + " deliveryContactName=\"Ann Other\"/>"));

        Run again = export().run(RunState.initial());

        assertThat(again.items(Outcome.ALREADY_THERE))
                .hasSize(PROCESSING.length)
                .allSatisfy(item -> assertThat(item.detail())
                        .contains("but OrderFlow has it with another", "currency", ": check by hand")
                        .doesNotContain("Ann Other", "XXX"));
    }

    @Test
    void anOrderThatIsCancelledAtOrderFlowIsGivenUp() {
        export().run(RunState.initial());
        sandbox.warehouse().orders().cancel("100000017");

        Run again = export().run(RunState.initial());

        assertThat(again.items(Outcome.ALREADY_THERE)).hasSize(PROCESSING.length - 1);
        assertThat(again.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.toString())
                        .isEqualTo(
                                "100000017: given up (OrderFlow has it as cancelled, and accepts its number only once: place the order"
                                        + " again, or have the warehouse restore it)"));
    }

    @Test
    void anOrderThatIsTheSameIsSaidNothingMoreOf() {
        export().run(RunState.initial());
        detailAnswers(SandboxAnswer.of("<order externalReference=\"100000009\" state=\"created\" currency=\"GBP\"/>"));

        assertThat(detail(export().run(RunState.initial()), "100000009")).isEqualTo(DUPLICATE.formatted("100000009"));
    }

    @Test
    void anOrderThatCouldNotBeComparedSaysSo() {
        export().run(RunState.initial());

        Run answeredByStateOnly = export().run(RunState.initial());
        SandboxStub noDetails = detailAnswers(SandboxAnswer.status(500));
        Run notAsked = export().run(RunState.initial());
        noDetails.remove();

        assertThat(detail(answeredByStateOnly, "100000009"))
                .isEqualTo(
                        DUPLICATE.formatted("100000009") + "; not compared: OrderFlow returns nothing of its content");
        assertThat(detail(notAsked, "100000009")).isEqualTo(DUPLICATE.formatted("100000009") + "; not compared");
    }

    private static String detail(Run run, String order) {
        return run.items().stream()
                .filter(item -> item.key().equals(order))
                .map(ItemOutcome::detail)
                .findFirst()
                .orElseThrow();
    }

    private SandboxStub detailAnswers(SandboxAnswer answer) {
        return sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/order/detail.xml"), answer);
    }
}
