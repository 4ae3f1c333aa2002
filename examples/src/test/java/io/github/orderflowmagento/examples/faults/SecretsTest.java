package io.github.orderflowmagento.examples.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.operation.Checkpoint;
import io.github.orderflowmagento.operation.FileCheckpoint;
import io.github.orderflowmagento.operation.LoggingListener;
import io.github.orderflowmagento.operation.OrderExport;
import io.github.orderflowmagento.operation.Run;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither credentials nor customers are in what is logged at any level, nor in a state file, whatever happens on the wire. Reports and
 * other texts of a run are looked through over the whole {@link FaultMatrixTest}.
 */
class SecretsTest {
    /** All that was logged at any level, by any test so far: see simplelogger.properties. */
    private static final Path LOGGED = Path.of("target", "test.log");

    private static final String[] CANARIES = {
        "orderflow-secret-1", "rtd-secret-1", "@example.com", "LS1 1AA", "0113 496 0000"
    };

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void ordersLeaveNoTraceOfCustomersAndPasswords(FaultKind kind, @TempDir Path folder) throws IOException {
        for (int position : List.of(1, 3, 9, 11)) {
            Path state = folder.resolve(position + ".json");
            FaultPlan plan = new FaultPlan(kind, position);
            try (FaultyWorld world = new FaultyWorld(plan, Workload.small(3), threads)) {
                Checkpoint checkpoint = new FileCheckpoint(state);
                OrderExport export = OrderExport.between(
                                world.sides().shop(), world.sides().warehouse())
                        .batchSize(3)
                        .clock(world.clock)
                        .listener(new LoggingListener())
                        .build();
                Run run = checkpoint.run(export::run);

                assertThat(run.items().toString()).doesNotContain(CANARIES);
                assertThat(Files.readString(state)).doesNotContain(CANARIES);
            }
        }
        assertThat(Files.readString(LOGGED)).contains("order export").doesNotContain(CANARIES);
    }
}
