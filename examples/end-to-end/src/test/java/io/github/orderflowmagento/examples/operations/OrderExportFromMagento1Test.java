package io.github.orderflowmagento.examples.operations;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Behaviour of the order export that is specific to XML-RPC. */
class OrderExportFromMagento1Test {
    private static final int EXPORTABLE = 8;

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private OrderExport.Builder builder() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse());
    }

    @Test
    void ordersPlacedBeforeTheStartAreNotEvenRead() {
        Run run = builder()
                .placedSince(Instant.parse("2099-01-01T00:00:00Z"))
                .build()
                .run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(sandbox.insideShop().calls()).isNotEmpty().doesNotContainKey("sales_order.info");
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void aSessionThatExpiresInTheMiddleOfTheRunIsRenewed() {
        assertThat(sandbox.shop().stock().read(List.of("MUG-001"))).hasSize(1);
        sandbox.insideShop().expireSessions();

        assertThat(builder().build().run(RunState.initial()).items(Outcome.DONE))
                .hasSize(EXPORTABLE);
        assertThat(sandbox.insideShop().logins()).isEqualTo(2);
    }

    @Test
    void oneOrderThatTheShopCannotReadDoesNotStopTheOthers() {
        sandbox.insideShop().stub(request -> request.contains(">100000017<"), SandboxAnswer.status(500));

        Run run = builder().build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(EXPORTABLE - 1);
        assertThat(run.items(Outcome.WILL_RETRY)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("100000017");
            assertThat(item.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aReplacementWaitsIfTheShopDoesNotReportItsPredecessor() {
        sandbox.insideShop().edit("100000001");
        try (Magento silent =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>relation_parent", "<name>untold_parent"))) {
            Run run = OrderExport.between(silent, sandbox.warehouse())
                    .statuses("pending")
                    .build()
                    .run(RunState.initial());

            assertThat(run.items(Outcome.WILL_RETRY))
                    .containsExactly(
                            ItemOutcome.of(
                                    "100000001-1",
                                    Outcome.WILL_RETRY,
                                    "the shop does not report whether order 100000001-1 replaces another, as its number suggests"));
            assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey("100000001-1");
        }
    }
}
