package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

/** Two shops that count alike deliver into one channel: their orders are told apart by a prefix, on all ways. */
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

    private String stateAtOrderFlow(String reference) {
        return sandbox.warehouse().orders().detail(reference).state().orElseThrow();
    }

    private Run export(OrderMapping mapping, RunState state) {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(mapping)
                .build()
                .run(state);
    }

    private void exportPending(OrderMapping mapping) {
        OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(mapping)
                .statuses("pending")
                .build()
                .run(RunState.initial());
    }

    private ItemOutcome notified(OrderMapping mapping, String reference) {
        Run run = ShipmentNotification.to(sandbox.shop())
                .orderMapping(mapping)
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
