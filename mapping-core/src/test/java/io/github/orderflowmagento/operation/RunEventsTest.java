package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** The events that a listener receives of a whole operation. */
class RunEventsTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final List<String> events = new ArrayList<>();

    private final RunListener listener = new RunListener() {
        @Override
        public void started(String operation, boolean dryRun) {
            events.add("started " + operation);
        }

        @Override
        public void called(CallMade call) {
            events.add("called " + call.call()
                    + call.failure().map(kind -> ": " + kind).orElse(""));
        }

        @Override
        public void settled(String operation, ItemOutcome item) {
            events.add("settled " + item.key());
        }

        @Override
        public void ended(Run run, Duration took) {
            events.add("ended with " + run.items().size());
        }
    };

    private Run export(RunListener listener) {
        shop.addOrder("100000001").row("MUG-001", 1);
        shop.addOrder("100000002").row("MUG-001", 1);
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .listener(listener)
                .build()
                .run(RunState.initial());
    }

    @Test
    void eachCallAndItemIsReportedInOrder() {
        export(listener);

        assertThat(events)
                .containsExactly(
                        "started order export",
                        "called shop.orders.changes.stream",
                        "called shop.orders.detailsOf",
                        "called warehouse.orders.insert",
                        "settled 100000001",
                        "settled 100000002",
                        "ended with 2");
    }

    @Test
    void aFailedCallIsReportedWithTheKindOfFailure() {
        warehouse.faults().failNext(new OrderFlowException.NotReached("order import", "connection refused"));

        export(listener);

        assertThat(events).contains("called warehouse.orders.insert: NotReached");
    }

    @Test
    void aListenerThatFailsDoesTheRunNoHarm() {
        RunListener broken = new RunListener() {
            @Override
            public void settled(String operation, ItemOutcome item) {
                throw new IllegalStateException("the monitoring is away");
            }
        };

        assertThat(export(broken.and(listener)).items(Outcome.DONE)).hasSize(2);
        assertThat(events).contains("settled 100000001", "settled 100000002");
    }
}
