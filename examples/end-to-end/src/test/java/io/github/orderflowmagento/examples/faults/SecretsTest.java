package io.github.orderflowmagento.examples.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither credentials nor customers are in what is logged at any level, nor in a state file, whatever happens on the wire: here each
 * fault at some requests of an order export, in {@link FaultMatrixTest} each at each of every operation.
 */
class SecretsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void ordersLeaveNoTraceOfCustomersAndPasswords(FaultKind kind, @TempDir Path folder) {
        for (int position : List.of(1, 3, 9, 11)) {
            Path state = folder.resolve(position + ".json");
            FaultPlan plan = new FaultPlan(kind, position);
            try (FaultyWorld world = new FaultyWorld(plan, Workload.small(3), threads)) {
                Run run = world.run(FaultScenario.ORDER_EXPORT, new FileCheckpoint(state));

                assertThat(Canaries.in(run.items().toString())).isEmpty();
                assertThat(Canaries.inFile(state)).isEmpty();
            }
        }
        assertThat(Canaries.inLog()).isEmpty();
        assertThat(Canaries.log()).contains("order export: begins");
    }
}
