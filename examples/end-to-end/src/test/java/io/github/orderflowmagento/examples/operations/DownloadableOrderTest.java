package io.github.orderflowmagento.examples.operations;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Downloads are not sent to the warehouse. */
class DownloadableOrderTest {
    private static final String DOWNLOADABLE = body("orders/full-downloadable");

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run export(String... orders) {
        recorded.answers("orders", listOf(List.of(orders)));
        try (Magento shop = recorded.connect().build()) {
            return OrderExport.between(shop, sandbox.warehouse())
                    .statuses("pending")
                    .build()
                    .run(RunState.initial());
        }
    }

    @Test
    void anOrderOfDownloadsIsSkippedAndSaysWhy() {
        Run run = export(DOWNLOADABLE);

        assertThat(run.items())
                .containsExactly(ItemOutcome.of("000000021", Outcome.SKIPPED, "nothing in it is left to despatch"));
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void onlyTheGoodsOfAMixedOrderAreSent() {
        String row = DOWNLOADABLE.replaceFirst("(?s).*?\"items\":\\[(\\{.*?}})],\"billing_address\".*", "$1");

        Run run = export(body("orders/full-two-lines").replaceFirst("\"items\":\\[", "\"items\":[" + row + ","));

        assertThat(run.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders().get("000000002"))
                .containsEntry("orderLine.1.product.externalReference", "PLAIN-1")
                .containsEntry("orderLine.2.product.externalReference", "PLAIN-2")
                .doesNotContainKey("orderLine.3.product.externalReference");
    }
}
