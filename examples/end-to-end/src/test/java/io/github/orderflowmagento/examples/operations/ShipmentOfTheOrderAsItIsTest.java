package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A shipment depends on the current order: its state and open quantities. */
class ShipmentOfTheOrderAsItIsTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run run(DespatchNotification... despatches) {
        return ShipmentNotification.to(sandbox.shop())
                .build()
                .of(List.of(despatches))
                .run(RunState.initial());
    }

    private int creations() {
        return sandbox.insideShop().calls().getOrDefault("sales_order_shipment.create", 0);
    }

    @Test
    void anOrderWhosePaymentIsReviewedWaits() {
        sandbox.insideShop().reviewPayment(ORDER);

        Run run = run(despatch(ORDER, 6001, Map.of("MUG-001", 1)));

        assertThat(run.items())
                .singleElement()
                .satisfies(item -> assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY))
                .extracting(ItemOutcome::detail)
                .asString()
                .contains("payment_review: it waits until that is over");
        assertThat(creations()).isZero();
    }

    @Test
    void theSecondDespatchOfAnOrderGetsWhatTheFirstHasLeft() {
        Run run = run(
                despatch(ORDER, 6001, Map.of("MUG-001", 2)),
                despatch(ORDER, 6002, Map.of("MUG-001", 1, "SALE-001", 1)));

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("100000009/6001");
        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .extracting(ItemOutcome::detail)
                .asString()
                .contains("MUG-001");
        assertThat(creations()).isOne();
        assertThat(sandbox.insideShop().shipmentsOf(ORDER))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.items()).containsOnlyKeys("MUG-001"));
    }
}
