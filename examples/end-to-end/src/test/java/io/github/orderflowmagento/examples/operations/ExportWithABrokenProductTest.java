package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** An export of orders from a shop that fails on the products of some. */
class ExportWithABrokenProductTest {
    private static final String PLAIN = "000000002";
    private static final String BUNDLE = "000000014";
    private static final String OPTIONS = "000000029";

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void onlyTheOrdersThatNeedTheirProductsWait() {
        recorded.answers(
                "orders",
                listOf(List.of(
                        body("orders/full-two-lines"),
                        body("orders/full-bundle-dyn-sep"),
                        body("orders/full-custom-options-differ"))));
        recorded.answers("products", aResponse().withStatus(500).withBody("""
                        {"message":"Internal Error. Details are available in Magento log file. Report ID: webapi-1"}"""));

        Run run;
        try (Magento shop = recorded.connect().build()) {
            run = OrderExport.between(shop, sandbox.warehouse())
                    .statuses("pending")
                    .build()
                    .run(RunState.initial());
        }

        assertThat(run.items().stream().collect(toMap(item -> item.key(), item -> item.outcome())))
                .as(run.items().toString())
                .isEqualTo(Map.of(PLAIN, Outcome.DONE, OPTIONS, Outcome.WILL_RETRY, BUNDLE, Outcome.WILL_RETRY));
        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys(PLAIN);
    }
}
