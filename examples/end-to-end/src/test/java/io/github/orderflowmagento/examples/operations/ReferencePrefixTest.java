package io.github.orderflowmagento.examples.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Two shops with the same order numbers deliver into one channel: a prefix distinguishes their orders everywhere. */
class ReferencePrefixTest {
    private static final OrderMapping UK = OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("UK-"));
    private static final OrderMapping DE = OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("DE-"));

    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    /** Pending, so that the shop cancels it. */
    private static final String PENDING = "100000001";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void theOrdersOfBothShopsReachTheWarehouse() {
        Run uk = export(UK, RunState.initial());
        Run de = export(DE, RunState.initial());

        assertThat(sandbox.insideWarehouse().orders()).containsKeys("UK-" + ORDER, "DE-" + ORDER);
        assertThat(of(uk, ORDER).outcome()).isEqualTo(Outcome.DONE);
        assertThat(of(de, ORDER).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void allReferencesInTheDocumentHaveThePrefix() {
        export(UK, RunState.initial());

        assertThat(sandbox.insideWarehouse().orders().get("UK-" + ORDER))
                .containsEntry("externalReference", "UK-" + ORDER)
                .containsEntry("shipment.externalReference", "UK-" + ORDER);
    }

    @Test
    void theRunKnowsTheOrdersByTheirNumbers() {
        Run run = export(UK, RunState.initial());

        assertThat(run.exportedAt()).containsKey(ORDER);
        assertThat(run.next().exported()).containsKey(ORDER);
    }

    @Test
    void anOrderThatIsThereIsFoundByItsReference() {
        export(UK, RunState.initial());

        assertThat(of(export(UK, RunState.initial()), ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void anOrderWhoseAnswerGotLostIsFoundByItsReference() {
        sandbox.insideWarehouse().failNextAfterExecuting();

        assertThat(of(export(UK, RunState.initial()), ORDER).detail()).startsWith("no answer came, but it is there");
    }

    @Test
    void aDespatchOfTheReferenceShipsTheOrder() {
        ItemOutcome outcome = notified(UK, "UK-" + ORDER);

        assertThat(outcome.key()).isEqualTo("UK-" + ORDER + "/6001");
        assertThat(outcome.outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void aDespatchOfTheOtherShopsOrderShipsNothing() {
        ItemOutcome outcome = notified(UK, "DE-" + ORDER);

        assertThat(outcome.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(outcome.detail()).startsWith("no order of this shop has the reference 'DE-" + ORDER + "'");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void anOrderIsCancelledByItsReference() {
        exportPending(UK);
        exportPending(DE);
        sandbox.insideShop().cancel(PENDING);

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .mapping(UK)
                .build()
                .run(RunState.initial());

        assertThat(of(run, PENDING)).isEqualTo(ItemOutcome.of(PENDING, Outcome.DONE, "cancelled"));
        assertThat(stateAtOrderFlow("UK-" + PENDING)).startsWith("cancel");
        assertThat(stateAtOrderFlow("DE-" + PENDING)).doesNotStartWith("cancel");
    }

    @Test
    void anOrderIsNotSentAgainByAnotherPrefix() {
        Run before = export(UK, RunState.initial());
        savedAgain();

        Run run = export(DE, before.next());

        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, ORDER).detail())
                .isEqualTo(
                        "order 100000009: it was exported by another reference than the mapping gives it now, check by hand:"
                                + " under its current reference it would be duplicated. Change the mapping back; or, once it is certain"
                                + " that OrderFlow does not have it, forget the export of 100000009 and"
                                + " then requeue 100000009");
        assertThat(sandbox.insideWarehouse().orders())
                .containsKey("UK-" + ORDER)
                .doesNotContainKey("DE-" + ORDER);
    }

    @Test
    void anOrderGoesByItsNewReferenceOnceItsExportIsForgotten() {
        Run before = export(UK, RunState.initial());
        savedAgain();

        Run run = export(DE, before.next().forgetExported(ORDER));

        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void anOrderRejectedForItsReferenceIsThereOnceThatIsRestored() {
        Run refused = export(DE, export(UK, RunState.initial()).next());
        savedAgain();

        Run run = export(UK, refused.next());

        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void anOrderThatWasExportedWithoutAPrefixIsNotSentAgainWithOne() {
        Run before = export(OrderMapping.standard(), RunState.initial());
        savedAgain();

        Run run = export(UK, before.next());

        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(sandbox.insideWarehouse().orders()).containsKey(ORDER).doesNotContainKey("UK-" + ORDER);
    }

    /** It may be there by the first prefix. */
    @Test
    void anOrderWhoseAnswerGotLostIsNotSentAgainByAnotherPrefix() {
        SandboxStub silent = sandbox.insideWarehouse()
                .stub(request -> request.path().equals("/remoteorder/order/detail.xml"), SandboxAnswer.status(500));
        sandbox.insideWarehouse().failNextAfterExecuting();
        Run lost = export(UK, RunState.initial());
        silent.remove();

        Run run = export(DE, lost.next(), Duration.ofDays(1));

        assertThat(of(lost, ORDER).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(sandbox.insideWarehouse().orders()).doesNotContainKey("DE-" + ORDER);
    }

    /** Its reference of now may be an order of another shop. */
    @Test
    void anOrderExportedWithAnotherPrefixIsNotCancelled() {
        Run before = exportPending(UK);
        exportPending(DE);
        sandbox.insideShop().cancel(PENDING);

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .mapping(DE)
                .exported(before::next)
                .build()
                .run(RunState.initial());

        assertThat(of(run, PENDING).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, PENDING).detail())
                .isEqualTo(
                        "cancelled in the shop, but it was exported by another reference than the mapping gives it now,"
                                + " check by hand");
        assertThat(run.warnings()).hasSize(1);
        assertThat(stateAtOrderFlow("DE-" + PENDING)).doesNotStartWith("cancel");
    }

    @Test
    void aDespatchUnderAnotherReferenceShipsNothing() {
        Run before = export(UK, RunState.initial());

        ItemOutcome outcome = notified(DE, "DE-" + ORDER, before.next());

        assertThat(outcome.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(outcome.detail()).contains("it was exported by another reference than the mapping gives it now");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void anOrderThatReplacesOneOfAnotherPrefixWaits() {
        Run before = exportPending(UK);
        String replacement = sandbox.insideShop().edit(PENDING);

        Run run = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(DE)
                .statuses("pending")
                .build()
                .run(before.next());

        assertThat(of(run, replacement).outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(of(run, replacement).detail())
                .isEqualTo(
                        "it replaces order 100000001, and OrderFlow cannot be queried for it: it was exported by another reference than"
                                + " the mapping gives it now, check by hand; once that is cancelled there by hand,"
                                + " forget its export, which releases this one");
        assertThat(sandbox.insideWarehouse().orders()).doesNotContainKey("DE-" + replacement);
    }

    @Test
    void anOrderThatReplacesOneOfAnotherPrefixGoesOnceThatIsForgotten() {
        Run before = exportPending(UK);
        String replacement = sandbox.insideShop().edit(PENDING);
        OrderExport export = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(DE)
                .statuses("pending")
                .build();
        Run waits = export.run(before.next());

        Run run = export.run(waits.next().forgetExported(PENDING));

        assertThat(of(run, replacement).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders()).containsKey("DE-" + replacement);
    }

    /** In the administration, without a change to what was ordered. */
    private void savedAgain() {
        sandbox.insideShop().hold(ORDER);
        sandbox.insideShop().unhold(ORDER);
    }

    private String stateAtOrderFlow(String reference) {
        return sandbox.warehouse().orders().detail(reference).state().orElseThrow();
    }

    private Run export(OrderMapping mapping, RunState state) {
        return export(mapping, state, Duration.ZERO);
    }

    /** @param later when it runs, so that what has failed is due */
    private Run export(OrderMapping mapping, RunState state, Duration later) {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(mapping)
                .clock(Clock.offset(Clock.systemUTC(), later))
                .build()
                .run(state);
    }

    private Run exportPending(OrderMapping mapping) {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(mapping)
                .statuses("pending")
                .build()
                .run(RunState.initial());
    }

    private ItemOutcome notified(OrderMapping mapping, String reference) {
        return notified(mapping, reference, RunState.initial());
    }

    private ItemOutcome notified(OrderMapping mapping, String reference, RunState exports) {
        Run run = ShipmentNotification.to(sandbox.shop())
                .orderMapping(mapping)
                .exported(() -> exports)
                .build()
                .of(List.of(despatch(reference, 6001, Map.of("MUG-001", 2, "SALE-001", 1))))
                .run(RunState.initial());
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    private static ItemOutcome of(Run run, String number) {
        return run.items().stream()
                .filter(item -> item.key().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
