package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that cannot be cancelled at OrderFlow, and an OrderFlow that cancels nothing. */
@ParameterizedClass
@EnumSource
class CancellationOutageTest {
    private static final List<String> ORDERS = List.of("100000001", "100000002", "100000003", "100000005");

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final MovableClock clock = new MovableClock();
    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    CancellationOutageTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private Run run() {
        Run run = checkpoint.run(OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .clock(clock)
                .build()::run);
        clock.pass(Duration.ofDays(1));
        return run;
    }

    /** Orders cancelled before their export, which the warehouse never received. */
    @BeforeEach
    void theWarehouseHasTheOrders() {
        clock.pass(Duration.between(clock.instant(), Instant.now()));
        run();
        sandbox.warehouse()
                .orders()
                .insert(ORDERS.stream()
                        .map(number -> ImportItem.builder()
                                .type(ImportType.ORDER)
                                .operation(ImportOperation.INSERT)
                                .externalReference(number)
                                .putProperties("externalReference", number)
                                .build())
                        .toList());
    }

    private void cancelInTheShop(List<String> orders) {
        orders.forEach(sandbox.insideShop()::cancel);
    }

    private void failsToCancel(String order) {
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remoteorder/order/cancel.xml")
                                && request.query("externalReference").orElse("").equals(order),
                        SandboxAnswer.status(500));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aWarehouseThatFailsWhateverItIsAskedCountsAgainstNoOrder(int orders) {
        cancelInTheShop(ORDERS.subList(0, orders));
        SandboxStub dead = sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(500));

        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(run().next().failed().values())
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(item.attempts()).isZero());
        }
        dead.remove();

        assertThat(run().items(Outcome.DONE)).hasSize(orders);
    }

    @Test
    void repeatedWarehouseFailuresBlockNoOtherCancellation() {
        cancelInTheShop(ORDERS);
        List<String> failing = ORDERS.subList(0, 3);
        failing.forEach(this::failsToCancel);

        Run first = run();
        run();
        run();
        Run last = run();

        assertThat(first.endedEarly()).isEmpty();
        assertThat(first.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("100000005");
        assertThat(last.items(Outcome.GIVEN_UP))
                .extracting(ItemOutcome::key)
                .containsExactlyInAnyOrderElementsOf(failing);
    }
}
