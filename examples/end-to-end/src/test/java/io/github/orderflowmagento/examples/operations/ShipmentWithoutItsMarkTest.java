package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A module of a Magento 1 has changed the comment of a new shipment, and the shop refuses the one that is to give it its mark again. */
class ShipmentWithoutItsMarkTest {
    /** Two MUG-001 and one SALE-001. */
    private static final String ORDER = "100000009";

    private static final DespatchNotification ONE_MUG = DespatchNotification.builder()
            .from(despatch(ORDER, 6001, Map.of("MUG-001", 1)))
            .comment("Leave at the door")
            .build();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run run(RunState state) {
        return ShipmentNotification.to(sandbox.shop())
                .retries(RetryPolicy.builder().firstDelay(Duration.ZERO).build())
                .build()
                .of(List.of(ONE_MUG))
                .run(state);
    }

    /** A repeat could not detect that the parcel is already in the shop. */
    @Test
    void itIsNotMadeTwice() {
        sandbox.insideShop().keepComments(text -> text.substring(text.lastIndexOf('\n') + 1));
        sandbox.insideShop()
                .stub(request -> request.body().contains("sales_order_shipment.addComment"), SandboxAnswer.status(500));

        Run first = run(RunState.initial());
        run(first.next().requeue());

        assertThat(first.items(Outcome.GIVEN_UP))
                .as(first.toString())
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("does not keep its mark", "never requeue it"));
        assertThat(sandbox.insideShop().shipmentsOf(ORDER))
                .singleElement()
                .satisfies(shipment ->
                        assertThat(shipment.tracks()).containsExactly("custom Royal Mail Tracked 24 RM6001"));
    }
}
