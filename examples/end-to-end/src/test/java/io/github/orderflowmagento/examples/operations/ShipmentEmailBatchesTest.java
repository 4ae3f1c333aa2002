package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** E-mails of several shipments requested together: each customer is notified once, whatever happens to the others. */
class ShipmentEmailBatchesTest extends ShipmentBatches {
    @Test
    void eMailsWhoseCommonAnswerGotLostAreNotSentAgain() {
        after(SEND_EMAIL, () -> insideShop.failNextAfterExecuting(SEND_EMAIL));

        Run lost = run(5);
        Run next = runNextDay(5);

        assertThat(lost.items(Outcome.DONE)).hasSize(1);
        assertThat(lost.items(Outcome.WILL_RETRY)).hasSize(4);
        assertThat(next.items(Outcome.ALREADY_THERE)).hasSize(4 + 1);
        assertEachIsShippedOnceAndNotified(5);
    }

    @Test
    void anEMailThatKillsPhpHoldsUpTheOthersForOneRunOnly() {
        String poison = String.valueOf(FIRST_SHIPMENT + 2);
        insideShop.stub(
                request -> request.contains(SEND_EMAIL) && request.contains(">" + poison + "<"),
                SandboxAnswer.status(500));

        Run first = run(5);
        Run next = runNextDay(5);

        assertThat(first.items(Outcome.WILL_RETRY))
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        assertThat(first.endedEarly()).isEmpty();
        assertThat(next.items(Outcome.WILL_RETRY))
                .singleElement()
                .satisfies(item -> assertThat(item.key()).isEqualTo(key(2)));
        assertThat(IntStream.of(0, 1, 3, 4).mapToObj(i -> insideShop.shipmentsOf(order(i))))
                .allSatisfy(shipments ->
                        assertThat(shipments).singleElement().matches(SandboxShipment::emailSent, "e-mail sent"));
    }

    @Test
    void anEMailThatGetsNoAnswerKeepsNoOtherFromBeingSent() {
        String poison = String.valueOf(FIRST_SHIPMENT + 2);
        insideShop.stub(
                request -> request.contains(SEND_EMAIL) && request.contains(">" + poison + "<"), SandboxAnswer.reset());

        Run first = run(5);
        runNextDay(5);
        Run third = runNextDay(5);

        assertThat(first.endedEarly()).isPresent();
        assertThat(first.items(Outcome.WILL_RETRY)).hasSize(4);
        assertThat(third.items(Outcome.WILL_RETRY))
                .singleElement()
                .satisfies(item -> assertThat(item.key()).isEqualTo(key(2)));
        assertThat(calls(SEND_EMAIL)).isEqualTo(4);
    }

    @Test
    void aShopThatHidesEMailsGetsOneShipmentAfterTheOther() {
        insideShop.hideEmails();

        Run run = run(3);

        assertThat(run.items(Outcome.DONE)).hasSize(3);
        assertThat(writes())
                .containsExactly(
                        CREATE, ADD_TRACK, SEND_EMAIL, CREATE, ADD_TRACK, SEND_EMAIL, CREATE, ADD_TRACK, SEND_EMAIL);
    }

    /** The paths of the calls that write, in the order of the requests. */
    private List<String> writes() {
        Pattern path = Pattern.compile("sales_order_shipment\\.(create|addTrack|sendInfo)");
        return bodies.stream()
                .flatMap(body -> path.matcher(body).results())
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void withHiddenEmailsTheNextRunNotifiesTheCustomer() {
        insideShop.hideEmails();
        SandboxStub failing = insideShop.stub(request -> request.contains(ADD_TRACK), SandboxAnswer.status(500));
        Run failed = run(1);
        failing.remove();

        Run next = runNextDay(1);

        assertThat(failed.items(Outcome.WILL_RETRY)).hasSize(1);
        assertThat(next.items(Outcome.DONE))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("added [track, e-mail]"));
        assertEachIsShippedOnceAndNotified(1);
    }

    @Test
    void anEMailThatAFirewallRefusesKeepsNoOtherFromBeingSent() {
        refusing(SEND_EMAIL, 3, 403);

        Run run = run(6);

        assertThat(run.items(Outcome.DONE)).hasSize(6);
        assertThat(run.items(Outcome.DONE))
                .filteredOn(item -> item.detail().contains("the customer was not notified"))
                .extracting(ItemOutcome::key)
                .containsExactly(key(3));
        assertThat(List.of(0, 1, 2, 4, 5))
                .allSatisfy(i -> assertThat(insideShop.shipmentsOf(order(i)))
                        .singleElement()
                        .extracting(SandboxShipment::emailSent)
                        .isEqualTo(true));
        assertThat(calls(SEND_EMAIL)).isEqualTo(5);
    }

    @Test
    void anEMailHeldUpByTheRefusalOfOthersIsSentNextTime() {
        SandboxStub block = insideShop.stub(request -> request.contains(SEND_EMAIL), SandboxAnswer.status(403));
        Run blocked = run(6);
        block.remove();
        List<DespatchNotification> waiting = ShipmentNotification.pending(blocked, despatches(6));
        clock.pass(Duration.ofDays(1));
        run(shop, waiting);

        assertThat(waiting)
                .isNotEmpty()
                .allSatisfy(despatch -> assertThat(insideShop.shipmentsOf(despatch.orderReference()))
                        .singleElement()
                        .extracting(SandboxShipment::emailSent)
                        .isEqualTo(true));
        assertThat(calls(SEND_EMAIL)).isEqualTo(waiting.size());
    }

    @Test
    void anAnswerThatIsLostAfterARefusalIsNotTakenForTheRefusal() {
        insideShop.stub(
                request -> request.contains("<methodName>multiCall<") && request.contains(SEND_EMAIL),
                SandboxAnswer.status(403));
        insideShop.stub(
                request -> request.contains("<methodName>call<")
                        && request.contains(SEND_EMAIL)
                        && request.contains(">" + (FIRST_SHIPMENT + 1) + "<"),
                SandboxAnswer.reset());

        Run run = run(6);

        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).contains(key(1), key(2));
        assertThat(run.items(Outcome.DONE))
                .isNotEmpty()
                .noneMatch(item -> item.detail().contains("not notified"));
    }
}
