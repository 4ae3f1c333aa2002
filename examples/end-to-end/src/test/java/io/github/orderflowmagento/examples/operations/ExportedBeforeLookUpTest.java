package io.github.orderflowmagento.examples.operations;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that were exported before, without a state or after a lost answer: they are looked up at OrderFlow. */
class ExportedBeforeLookUpTest extends OrdersExportedBefore {
    @Test
    void withoutTheStateOneWarningSaysHowManyWereNotCompared() {
        export();

        Run lost = builder().build().run(RunState.initial());

        assertThat(lost.items(Outcome.ALREADY_THERE)).hasSize(8);
        assertThat(lost.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "already at OrderFlow and not compared, since this state does not contain what was exported:"
                                + " 8 items (100000009, 100000011, ");
    }

    /** A second shop in the channel, whose state does not contain the number. */
    @Test
    void anOrderWithOtherLinesAtOrderFlowIsAWarning() {
        export();
        lines("<orderLine product=\"OTHER\" quantity=\"1\"/>");

        Run others = builder().build().run(RunState.initial());

        assertThat(item(others, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(item(others, ORDER).detail())
                .contains("but OrderFlow has it with another orderLine.1.product.externalReference")
                .endsWith(": check by hand")
                .doesNotContain("OTHER");
        assertThat(others.warnings())
                .singleElement()
                .asString()
                .startsWith("OrderFlow has it with other values, check by hand: 8 items (");
    }

    @Test
    void aFailedLookUpDoesNotPreventOtherComparisons() {
        export();
        lines("<orderLine product=\"OTHER\" quantity=\"1\"/>");
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remoteorder/order/detail.xml")
                                && request.query("externalReference").orElse("").equals(ORDER),
                        SandboxAnswer.status(500));

        Run others = builder().build().run(RunState.initial());

        assertThat(item(others, ORDER).detail()).contains("not compared");
        assertThat(others.warnings())
                .hasSize(2)
                .anySatisfy(warning ->
                        assertThat(warning).startsWith("OrderFlow has it with other values, check by hand: 7 items ("));
    }

    @Test
    void linesThatNameTheSameProductsDoNotProveThatItIsTheSameOrder() {
        export();
        String skus = sandbox.insideWarehouse().orders().get(ORDER).entrySet().stream()
                .filter(property -> property.getKey().endsWith(".product.externalReference"))
                .map(property -> "<product>" + property.getValue() + "</product>")
                .collect(Collectors.joining());
        lines("<orderLine>" + skus + "</orderLine>");

        assertThat(item(builder().build().run(RunState.initial()), ORDER).detail())
                .contains("not compared");
    }

    @Test
    void anOrderSeenWithoutTheStateIsComparedFromThenOn() {
        builder().build().run(RunState.initial());
        export();
        sandbox.insideShop().correctStreet(ORDER, "7 New Street");

        assertThat(item(export(), ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
    }

    /** The import arrives, but neither its answer nor anything after it does; then the number goes to another order. */
    @Test
    void anOrderWithALostAnswerDiffersFromAnother() {
        sandbox.insideWarehouse().failNextAfterExecuting();
        SandboxStub silent = sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/order/detail.xml"), SandboxAnswer.status(500));
        Run lost = export();
        silent.remove();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");

        Run next = export();

        assertThat(item(lost, ORDER).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(next, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(next.items(Outcome.ALREADY_THERE)).hasSize(7);
        assertThat(next.warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning).contains("another order was exported under the number"))
                .anySatisfy(warning -> assertThat(warning).contains("not compared", "7 items"));
        assertThat(export().warnings())
                .singleElement()
                .asString()
                .contains("another order was exported under the number");
    }

    /** OrderFlow has the orders, but a proxy that lost patience answers in its name; then the number goes to another order. */
    @Test
    void anOrderThatMayHavePassedAProxyDiffersFromAnother() {
        builder().build().run(RunState.initial());
        SandboxStub impatient = sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remoteorder/imports/importitems.xml"),
                        SandboxAnswer.status(503));
        Run lost = export();
        impatient.remove();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");

        Run next = export();

        assertThat(item(lost, ORDER).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(item(next, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(next, ORDER).detail()).contains("another order of this number was exported");
    }

    /** The answer to another order under the number gets lost: what is found then is the first one. */
    @Test
    void anOrderThatIsLookedUpAfterALostAnswerIsNotTakenForTheOther() {
        export();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");
        sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/imports/importitems.xml"), SandboxAnswer.closed());

        assertThat(item(export(), ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void anOrderThatNeverArrivedAndChangedIsSentAsItIsNow() {
        SandboxStub away = sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(503));
        export();
        sandbox.insideShop().correctStreet(ORDER, "7 New Street");
        away.remove();

        assertThat(item(export(), ORDER).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders().get(ORDER)).containsEntry("deliveryAddressLine1", "7 New Street");
    }
}
