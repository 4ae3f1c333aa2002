package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.monitoring.MicrometerListener;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** A listener receives the events of an operation. */
class RunListenerTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run export(RunListener listener) {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(5)
                .sequential()
                .listener(listener)
                .build()
                .run(RunState.initial());
    }

    /** Records events, without times. */
    private static final class Notes implements RunListener {
        private final List<String> notes = new ArrayList<>();

        @Override
        public void started(String operation, boolean dryRun) {
            notes.add("started " + operation);
        }

        @Override
        public void called(CallMade call) {
            notes.add("called " + call.call()
                    + call.failure().map(kind -> ": " + kind).orElse(""));
        }

        @Override
        public void settled(String operation, ItemOutcome item) {
            notes.add("settled " + item.key() + ": " + item.outcome());
        }

        @Override
        public void ended(Run run, Duration took) {
            notes.add("ended with " + run.items().size());
        }
    }

    @Test
    void eachCallAndItemIsReportedInOrder() {
        sandbox.insideWarehouse().reject("100000017", "missing 'description'");
        Notes notes = new Notes();

        export(notes);

        assertThat(notes.notes)
                .containsExactly(
                        "started order export",
                        "called shop.orders.detailsOf",
                        "called warehouse.orders.insert",
                        "settled 100000009: done",
                        "settled 100000011: done",
                        "settled 100000013: done",
                        "settled 300000001: done",
                        "settled 100000017: will retry",
                        "called shop.orders.changes.stream",
                        "called shop.orders.detailsOf",
                        "called warehouse.orders.insert",
                        "settled 100000020: done",
                        "settled 100000024: done",
                        "settled 100000053: done",
                        "ended with 8");
    }

    @Test
    void failuresAreReported() {
        sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(503));
        Notes notes = new Notes();

        InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .listener(notes)
                .build()
                .run(RunState.initial());

        assertThat(notes.notes)
                .containsExactly("started inventory update", "called warehouse.inventory.lines: Busy", "ended with 0");
    }

    @Test
    void oneThatFailsDoesNotHarmTheRun() {
        RunListener broken = new RunListener() {
            @Override
            public void settled(String operation, ItemOutcome item) {
                throw new IllegalStateException("the monitoring is away");
            }
        };

        assertThat(export(broken).items(Outcome.DONE)).hasSize(8);
    }

    @Test
    void severalListenersAreCalledInOrder() {
        Notes first = new Notes();
        Notes second = new Notes();

        export(first.and(second));

        assertThat(second.notes).isNotEmpty().isEqualTo(first.notes);
    }

    @Test
    void aFailingListenerDoesNotStopTheOthers() {
        RunListener broken = new RunListener() {
            @Override
            public void settled(String operation, ItemOutcome item) {
                throw new IllegalStateException("the monitoring is away");
            }
        };
        Notes notes = new Notes();

        export(broken.and(notes));

        assertThat(notes.notes).contains("settled 100000009: done");
    }

    @Test
    void micrometerCountsItemsCallsAndRuns() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        sandbox.insideWarehouse().reject("100000017", "missing 'description'");

        export(new MicrometerListener(registry));

        assertThat(registry.get("orderflow.items")
                        .tag("outcome", "done")
                        .counter()
                        .count())
                .isEqualTo(7);
        assertThat(registry.get("orderflow.items")
                        .tag("outcome", "will_retry")
                        .counter()
                        .count())
                .isEqualTo(1);
        Timer inserts = registry.get("orderflow.calls")
                .tags("operation", "order export", "call", "warehouse.orders.insert", "failure", "none")
                .timer();
        assertThat(inserts.count()).isEqualTo(2);
        assertThat(registry.get("orderflow.runs").tag("end", "whole").timer().count())
                .isEqualTo(1);
    }
}
