package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** A Magento 2 knows by {@code ext_order_id} which orders were exported, over its socket. */
class ExtOrderIdMarkTest {
    private static final int EXPORTABLE = 8;

    /** Two simple products, nothing shipped. */
    private static final String SIMPLE = "100000009";

    /** A bundle, which a save would damage. */
    private static final String BUNDLE = "100000011";

    @RegisterExtension
    final SandboxOfGeneration sandbox = new SandboxOfGeneration(Generation.MAGENTO_2);

    private OrderExport export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .extOrderId()
                .build();
    }

    private Optional<String> mark(String order) {
        return sandbox.shop().orders().details(List.of(order)).get(0).orThrow().extOrderId();
    }

    private static ItemOutcome item(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anExportedOrderIsMarkedUnlessASaveWouldDamageIt() {
        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(EXPORTABLE);
        assertThat(mark(SIMPLE)).contains("OrderFlow:" + SIMPLE);
        assertThat(mark(BUNDLE)).isEmpty();
        assertThat(item(run, BUNDLE).detail()).startsWith("not marked in the shop: ");
        assertThat(sandbox.insideShop().orderStatus(SIMPLE)).isEqualTo("processing");
    }

    @Test
    void aMarkedOrderIsNotSentAgainThoughTheStateIsLost() {
        Run first = export().run(RunState.initial());
        Run again = export().run(RunState.initial());

        assertThat(item(first, SIMPLE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(item(again, SIMPLE)).isEqualTo(ItemOutcome.of(SIMPLE, Outcome.SKIPPED, "it is marked as exported"));
        assertThat(item(again, BUNDLE).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideWarehouse().orders()).hasSize(EXPORTABLE);
    }

    @Test
    void aDryRunWritesNothingOnEitherSide() {
        Run run = export().dryRun(RunState.initial());

        assertThat(run.items(Outcome.WOULD_BE_SENT)).hasSize(EXPORTABLE);
        assertThat(sandbox.insideShop().calls().keySet()).isNotEmpty().allMatch(call -> call.startsWith("GET "));
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }
}
