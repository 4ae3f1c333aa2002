package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A repeated despatch causes no second shipment and no second e-mail, whatever the shop keeps and returns of the first. */
class ShipmentSentAgainTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    private static final DespatchNotification ONE_MUG = despatch(ORDER, 6001, Map.of("MUG-001", 1));

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private static Run run(Magento shop, RunState state, DespatchNotification... despatches) {
        return ShipmentNotification.to(shop).build().of(List.of(despatches)).run(state);
    }

    private Run run(RunState state, DespatchNotification... despatches) {
        return run(sandbox.shop(), state, despatches);
    }

    private Run run(DespatchNotification... despatches) {
        return run(RunState.initial(), despatches);
    }

    private static ItemOutcome only(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    private List<SandboxShipment> shipments() {
        return sandbox.insideShop().shipmentsOf(ORDER);
    }

    private int emails() {
        return sandbox.insideShop().calls().getOrDefault("sales_order_shipment.sendInfo", 0);
    }

    /** A table of MySQL's three-byte "utf8" ends a text at the first character that needs four. */
    private static String asMySqlKeepsIt(String text) {
        int cut = text.codePoints()
                .takeWhile(Character::isBmpCodePoint)
                .map(Character::charCount)
                .sum();
        return text.substring(0, cut);
    }

    private static DespatchNotification withComment(String comment) {
        return DespatchNotification.builder().from(ONE_MUG).comment(comment).build();
    }

    @Test
    void aCommentThatTheDatabaseCutsKeepsTheMark() {
        sandbox.insideShop().keepComments(ShipmentSentAgainTest::asMySqlKeepsIt);
        DespatchNotification despatch = withComment("Leave with a smile \uD83D\uDE00 at the door");

        run(despatch);
        Run again = run(despatch);

        assertThat(only(again).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment ->
                        assertThat(shipment.comments()).containsExactly("[OrderFlow 6001]\nLeave with a smile "));
    }

    @Test
    void aMarkThatTheFirstCommentLostIsWrittenAgain() {
        UnaryOperator<String> keepsTheLastLineOnly = text -> text.substring(text.lastIndexOf('\n') + 1);
        sandbox.insideShop().keepComments(keepsTheLastLineOnly);
        DespatchNotification despatch = withComment("Leave at the door");

        Run first = run(despatch);
        Run again = run(despatch);

        assertThat(only(first).outcome()).isEqualTo(Outcome.DONE);
        assertThat(only(again).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment ->
                        assertThat(shipment.comments()).containsExactly("Leave at the door", "[OrderFlow 6001]"));
    }

    @Test
    void aShopThatKeepsNoMarkIsReportedAndNotShippedToAgain() {
        sandbox.insideShop().keepComments(text -> text.replace("[", "&#91;"));

        Run first = run(ONE_MUG);
        Run again = run(first.next(), ONE_MUG);

        assertThat(only(first).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(only(first).detail())
                .contains("shipment 100000008 was made", "does not keep its mark '[OrderFlow 6001]'");
        assertThat(again.items(Outcome.DONE)).isEmpty();
        assertThat(shipments()).hasSize(1);
        assertThat(emails()).isOne();
    }

    @Test
    void withUnknownEmailsARepeatNotifiesNobody() {
        sandbox.insideShop().hideEmails();

        Run first = run(ONE_MUG);
        Run again = run(ONE_MUG);

        assertThat(only(first).outcome()).isEqualTo(Outcome.DONE);
        assertThat(only(again))
                .isEqualTo(ItemOutcome.of(
                        "100000009/6001",
                        Outcome.ALREADY_THERE,
                        "shipment 100000008; this web service does not report whether the customer was notified"));
        assertThat(emails()).isOne();
    }

    @Test
    void runsThatMeetWithoutACommonCheckpointAreReportedAndMailOnce() {
        try (Magento meetsAnother = shopThatAnotherRunMeets("sales_order_shipment.create", Outcome.DONE)) {
            Run second = run(meetsAnother, RunState.initial(), ONE_MUG);

            assertThat(only(second).outcome()).isEqualTo(Outcome.GIVEN_UP);
            assertThat(only(second).detail())
                    .contains("the shipments 100000008 and 100000009 are of this one despatch");
        }
        assertThat(emails()).isOne();
        assertThat(only(run(ONE_MUG)).detail()).contains("the shipments 100000008 and 100000009");
    }

    @Test
    void runsThatMeetWhereTheShopLosesBothMarksAreReportedToo() {
        UnaryOperator<String> keepsTheLastLineOnly = text -> text.substring(text.lastIndexOf('\n') + 1);
        sandbox.insideShop().keepComments(keepsTheLastLineOnly);
        DespatchNotification despatch = withComment("Leave at the door");
        AtomicBoolean met = new AtomicBoolean();
        try (Magento meetsAnother = shopInterrupted(
                "sales_order_shipment.create",
                met,
                () -> assertThat(only(run(despatch)).outcome()).isEqualTo(Outcome.DONE))) {
            Run second = run(meetsAnother, RunState.initial(), despatch);

            assertThat(only(second).detail())
                    .contains("the shipments 100000008 and 100000009 are of this one despatch");
        }
        assertThat(met).isTrue();
        assertThat(emails()).isOne();
    }

    @Test
    void aRunWithoutACheckpointLeavesAloneWhatAnotherMayJustBeMaking() {
        try (Magento meetsAnother = shopThatAnotherRunMeets("sales_order_shipment.sendInfo", Outcome.WILL_RETRY)) {
            assertThat(only(run(meetsAnother, RunState.initial(), ONE_MUG)).outcome())
                    .isEqualTo(Outcome.DONE);
        }
        assertThat(emails()).isOne();
    }

    /** A client whose first request of the call is overtaken by another whole run, which ends in this way. */
    private Magento shopThatAnotherRunMeets(String call, Outcome outcomeOfTheOther) {
        return shopInterrupted(
                call,
                new AtomicBoolean(),
                () -> assertThat(only(run(ONE_MUG)).outcome()).isEqualTo(outcomeOfTheOther));
    }

    private Magento shopInterrupted(String call, AtomicBoolean met, Runnable interruption) {
        return SandboxClients.to(sandbox.insideShop())
                .configureHttp(http -> http.addInterceptor(chain -> {
                    if (holds(chain.request(), call) && met.compareAndSet(false, true)) {
                        interruption.run();
                    }
                    return chain.proceed(chain.request());
                }))
                .build();
    }

    private static boolean holds(Request request, String text) throws IOException {
        Buffer body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        return body.readUtf8().contains(text);
    }

    @Test
    void differingMessagesUnderOneNumberShipNothing() {
        DespatchNotification twoMugs = despatch(ORDER, 6001, Map.of("MUG-001", 2));
        DespatchNotification other = despatch(ORDER, 6002, Map.of("SALE-001", 1));

        Run run = run(ONE_MUG, twoMugs, other);

        assertThat(run.items())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .containsExactlyInAnyOrder(
                        tuple("100000009/6001", Outcome.GIVEN_UP), tuple("100000009/6002", Outcome.DONE));
        assertThat(run.items(Outcome.GIVEN_UP).get(0).detail())
                .startsWith("2 messages under this number differ: find out which is right");
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aMessageThatIsThereTwiceIsOne() {
        Run run = run(ONE_MUG, DespatchNotification.builder().from(ONE_MUG).build());

        assertThat(only(run).outcome()).isEqualTo(Outcome.DONE);
        assertThat(shipments()).hasSize(1);
    }

    private SandboxStub emailAnswers(SandboxAnswer answer) {
        return sandbox.insideShop().stub(request -> request.contains("sales_order_shipment.sendInfo"), answer);
    }

    /** It is unknown whether an error page of a server in between stands for a sent e-mail. */
    @Test
    void anEmailThatMayHaveBeenSentIsNotSentAgainAndWarnedOf() {
        sandbox.insideShop().hideEmails();
        SandboxStub busy = emailAnswers(SandboxAnswer.status(503));
        MovableClock clock = new MovableClock();
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        Checkpoint checkpoint = new InMemoryCheckpoint();
        ShipmentNotification notification =
                ShipmentNotification.to(sandbox.shop()).clock(clock).build();
        checkpoint.run(notification.of(List.of(ONE_MUG)));
        busy.remove();
        clock.pass(Duration.ofHours(1));

        Run next = checkpoint.run(notification.of(List.of(ONE_MUG)));

        assertThat(only(next).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(next.warnings())
                .singleElement()
                .asString()
                .contains("the shop does not report whether the customers were notified", "1 item (100000009/6001)");
        assertThat(emails()).isZero();
    }

    @Test
    void customersTheShopCannotNotifyAreOneWarning() {
        emailAnswers(SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><fault><value><struct>"
                        + "<member><name>faultCode</name><value><int>2</int></value></member>"
                        + "<member><name>faultString</name><value><string>Access denied.</string></value>"
                        + "</member></struct></value></fault></methodResponse>")
                .withHeader("Content-Type", "text/xml; charset=UTF-8"));

        Run run = run(ONE_MUG, despatch(ORDER, 6002, Map.of("SALE-001", 1)));

        assertThat(run.items(Outcome.DONE)).hasSize(2);
        assertThat(run.warnings())
                .containsExactly("shipped, but their customers were not notified, which this web service does not do:"
                        + " 2 items (100000009/6001, 100000009/6002)");
    }

    @Test
    void unknownEmailsAreReportedAlsoIfATrackWasAdded() {
        sandbox.insideShop().hideEmails();
        run(DespatchNotification.builder()
                .from(ONE_MUG)
                .trackingNumber(Optional.empty())
                .build());
        // on a checkpoint nothing can be under way elsewhere
        Run again = new InMemoryCheckpoint().run(state -> run(state, ONE_MUG));

        assertThat(only(again).detail())
                .contains("added [track]", "this web service does not report whether the customer was notified");
        assertThat(emails()).isOne();
    }

    @Test
    void aDespatchThatComesUnderAnotherNumberIsReportedBeforeItShips() {
        run(ONE_MUG);
        DespatchNotification sentAgain =
                DespatchNotification.builder().from(ONE_MUG).messageId(6002).build();

        Run run = run(sentAgain);

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(only(run).detail())
                .contains(
                        "shipment 100000008 of another despatch [OrderFlow 6001] has the same items and the same tracking number");
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aShortNumberIsEnoughToAskWhetherAParcelIsTheSame() {
        DespatchNotification first = DespatchNotification.builder()
                .from(ONE_MUG)
                .trackingNumber("RM1GB")
                .build();
        run(first);

        Run run = run(DespatchNotification.builder().from(first).messageId(6002).build());

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void aPlaceholderMakesNoParcelTheSame() {
        DespatchNotification first = DespatchNotification.builder()
                .from(ONE_MUG)
                .trackingNumber("n/a")
                .build();
        run(first);

        Run run = run(DespatchNotification.builder().from(first).messageId(6002).build());

        assertThat(only(run).outcome()).isEqualTo(Outcome.DONE);
        assertThat(shipments()).hasSize(2);
    }

    @Test
    void aRepeatedBundleDespatchIsReportedBeforeItShips() {
        String order = "100000011"; // a bundle of one MUG-001 and two BULK-004, which ships together; here two of it
        sandbox.insideShop().alterFirstRow(order, "qty_ordered", "2.0000");
        sandbox.insideShop().alterRow(order, "MUG-001", "qty_ordered", "2.0000");
        sandbox.insideShop().alterRow(order, "BULK-004", "qty_ordered", "4.0000");
        DespatchNotification one = despatch(order, 6001, Map.of("MUG-001", 1, "BULK-004", 2));
        run(one);

        Run run = run(DespatchNotification.builder().from(one).messageId(6002).build());

        assertThat(only(run).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(only(run).detail()).contains("has the same items and the same tracking number");
        assertThat(sandbox.insideShop().shipmentsOf(order)).hasSize(1);
    }

    @Test
    void anUnsentEmailIsSentByTheNextRunEvenIfTheShopDoesNotReportIt() {
        sandbox.insideShop().hideEmails();
        SandboxStub refused = emailAnswers(SandboxAnswer.status(429)); // before it is worked off
        MovableClock clock = new MovableClock();
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        Checkpoint checkpoint = new InMemoryCheckpoint();
        ShipmentNotification notification =
                ShipmentNotification.to(sandbox.shop()).clock(clock).build();

        Run failed = checkpoint.run(notification.of(List.of(ONE_MUG)));
        refused.remove();
        clock.pass(Duration.ofHours(1));
        Run next = checkpoint.run(notification.of(List.of(ONE_MUG)));

        assertThat(only(failed).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(only(next).outcome()).isEqualTo(Outcome.DONE);
        assertThat(only(next).detail()).contains("added [e-mail]");
        assertThat(emails()).isOne();
    }

    @Test
    void aCarrierThatTheShopDoesNotHaveBecomesCustomWithItsTitle() {
        ShipmentMapping mapping = ShipmentMapping.standard()
                .withCarriers(CarrierTable.empty().with("Royal Mail", "royalmail", "Royal Mail Tracked 24"));

        Run run = ShipmentNotification.to(sandbox.shop())
                .mapping(mapping)
                .build()
                .of(List.of(ONE_MUG))
                .run(RunState.initial());

        assertThat(only(run).outcome()).isEqualTo(Outcome.DONE);
        assertThat(shipments())
                .singleElement()
                .satisfies(shipment ->
                        assertThat(shipment.tracks()).containsExactly("custom Royal Mail Tracked 24 RM6001"));
        assertThat(emails()).isOne();
    }
}
