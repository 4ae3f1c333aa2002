package io.github.orderflowmagento.examples.operations;

import java.lang.reflect.Proxy;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An order export that cancels, too: one run, one state, one outcome for each order. */
@ParameterizedClass
@EnumSource
class ExportWithCancellationTest {
    /** Not invoiced yet: Magento cancels no others. */
    private static final String ORDER = "100000001";

    private static final String OTHER = "100000002";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    ExportWithCancellationTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private OrderExport export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .withCancellation()
                .build();
    }

    private Run run() {
        return checkpoint.run(export());
    }

    private String stateInTheWarehouse() {
        return sandbox.warehouse().orders().detail(ORDER).state().orElseThrow();
    }

    @Test
    void anOrderCancelledAfterItsExportIsCancelledByTheNextRun() {
        run();
        sandbox.insideShop().cancel(ORDER);

        Run next = run();

        assertThat(next.items()).containsExactly(ItemOutcome.of(ORDER, Outcome.DONE, "cancelled"));
        assertThat(stateInTheWarehouse()).isEqualTo("cancelled");
        // what has changed in the last two minutes is met again
        assertThat(run().items()).containsExactly(ItemOutcome.of(ORDER, Outcome.ALREADY_THERE, "cancelled before"));
    }

    @Test
    void anExportThatDoesNotCancelLeavesItAtTheWarehouse() {
        OrderExport plain = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build();
        checkpoint.run(plain);
        sandbox.insideShop().cancel(ORDER);

        assertThat(checkpoint.run(plain).items()).isEmpty();
        assertThat(stateInTheWarehouse()).isEqualTo("created");
    }

    @Test
    void anOrderThatWaitedForItsExportAndIsCancelledHasOneOutcome() {
        sandbox.insideWarehouse().reject(ORDER, "no such postcode");
        assertThat(run().items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly(ORDER);
        Checkpoint.Versioned failed = checkpoint.load();
        checkpoint.save(failed, failed.state().requeue(ORDER));
        sandbox.insideShop().cancel(ORDER);

        Run next = run();

        assertThat(next.items()).extracting(ItemOutcome::key).containsExactly(ORDER);
        assertThat(next.items().get(0).detail()).contains("OrderFlow does not know it");
        assertThat(sandbox.insideWarehouse().orders()).doesNotContainKey(ORDER).isNotEmpty();
    }

    @Test
    void failedCancellationsStayInTheStateUntilRequeuedOrDropped() {
        run();
        String nobody = sandbox.insideWarehouse().url() + "despatches"; // the shop's side is not notified
        sandbox.insideWarehouse().despatch(ORDER, "Royal Mail", "Tracked 24", "RM1", URI.create(nobody));
        sandbox.insideShop().cancel(ORDER);

        assertThat(run().items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(ORDER);
        assertThat(checkpoint.load().state().givenUp()).containsOnlyKeys(ORDER);
        assertThat(checkpoint.requeue(ORDER).items(Outcome.WILL_RETRY)).hasSize(1);
        assertThat(run().items(Outcome.GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(ORDER);
        assertThat(checkpoint.drop(ORDER).items(Outcome.SKIPPED)).hasSize(1);
        assertThat(checkpoint.load().state().givenUp()).isEmpty();
    }

    @Test
    void ordersAreExportedWhileAnotherIsCancelled() {
        sandbox.insideWarehouse().reject(OTHER, "no such postcode");
        run();
        sandbox.insideWarehouse().accept(OTHER);
        assertThat(checkpoint.requeue(OTHER).items(Outcome.WILL_RETRY)).hasSize(1);
        sandbox.insideShop().cancel(ORDER);

        Run next = run();

        assertThat(next.items())
                .extracting(ItemOutcome::toString)
                .containsExactlyInAnyOrder(OTHER + ": done", ORDER + ": done (cancelled)");
        assertThat(next.exportedAt()).containsOnlyKeys(OTHER);
    }

    @Test
    void aDryRunCancelsNothingAndLeavesTheStateAsItWas() {
        run();
        sandbox.insideShop().cancel(ORDER);
        RunState before = checkpoint.load().state();

        Run dry = checkpoint.dryRun(export());

        assertThat(dry.items())
                .containsExactly(ItemOutcome.of(ORDER, Outcome.WOULD_BE_SENT, "its cancellation, if OrderFlow has it"));
        assertThat(dry.next()).isEqualTo(before);
        assertThat(stateInTheWarehouse()).isEqualTo("created");
    }

    @Test
    void theStateOfAnotherOperationOrShopIsRejected() {
        run();
        OrderExport ofAnotherShop = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .shopName("other.example.com")
                .build();

        assertThatThrownBy(() -> checkpoint.run(ofAnotherShop))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "holds the state of the order export of "
                                + sandbox.shop().address(),
                        "not of the order export of other.example.com",
                        "shopName");
        assertThatThrownBy(() -> ofAnotherShop.run(checkpoint.load().state()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The shop, with a defect in what the cancellation asks of it. */
    private static Magento brokenForCancellations(Magento shop) {
        return (Magento) Proxy.newProxyInstance(
                Magento.class.getClassLoader(), new Class<?>[] {Magento.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(shop, args);
                    if (answer instanceof Magento view) {
                        return brokenForCancellations(view);
                    }
                    return answer instanceof Orders orders ? brokenForCancellations(orders) : answer;
                });
    }

    private static Orders brokenForCancellations(Orders orders) {
        return (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(), new Class<?>[] {Orders.class}, (proxy, method, args) -> {
                    if (args != null
                            && args[0] instanceof OrderQuery query
                            && query.states().contains(OrderState.CANCELED)) {
                        throw new IllegalStateException("a defect");
                    }
                    return method.invoke(orders, args);
                });
    }

    @Test
    void exportsAreKeptIfTheCancellationFails() {
        Run run = checkpoint.run(OrderExport.between(brokenForCancellations(sandbox.shop()), sandbox.warehouse())
                .statuses("pending")
                .withCancellation()
                .build());

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).contains(ORDER);
        assertThat(run.endedEarly())
                .get()
                .asString()
                .contains("order cancellation: it was aborted")
                .contains("a defect");
        assertThat(checkpoint.load().state().exported()).containsKey(ORDER);
        assertThat(run().endedEarly()).as("the next run cancels again").isEmpty();
    }
}
