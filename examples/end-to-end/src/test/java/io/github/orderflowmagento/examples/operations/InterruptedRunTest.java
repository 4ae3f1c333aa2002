package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import okhttp3.Interceptor;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A run whose thread is interrupted, at each of its requests: it ends early, and the next one finishes the work. */
class InterruptedRunTest {
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    /** Both sides, and an interrupt once the answer to one of all requests has come, or before it is sent. */
    private static final class Sides implements Interceptor, AutoCloseable {
        private final SandboxShop insideShop = SandboxShop.start();
        private final SandboxWarehouse insideWarehouse = SandboxWarehouse.start();
        private final AtomicInteger requests = new AtomicInteger();
        private final Thread runner = Thread.currentThread();
        private final Magento shop = SandboxClients.to(insideShop)
                .configureHttp(http -> http.addInterceptor(this))
                .build();
        private final OrderFlow warehouse = SandboxClients.to(insideWarehouse)
                .configureHttp(http -> http.addInterceptor(this))
                .build();
        private int interruptedAt = NEVER;
        private boolean beforeSending;

        @Override
        public Response intercept(Chain chain) throws IOException {
            boolean now = requests.incrementAndGet() == interruptedAt;
            if (now && beforeSending) {
                runner.interrupt();
            }
            Response response = chain.proceed(chain.request());
            if (now) {
                runner.interrupt();
            }
            return response;
        }

        @Override
        public void close() {
            interruptedAt = NEVER;
            shop.close();
            warehouse.close();
            insideShop.close();
            insideWarehouse.close();
        }
    }

    private interface Check {
        void of(Sides sides);
    }

    /** Each operation ends where it would have ended undisturbed, whichever request of its first run is interrupted. */
    private void atEachRequest(Function<Sides, Function<RunState, Run>> operation, Check doneOnce) {
        int all;
        try (Sides undisturbed = new Sides()) {
            run(operation, undisturbed, "undisturbed");
            doneOnce.of(undisturbed);
            all = undisturbed.requests.get();
        }
        assertThat(all).isPositive();
        for (int request = 1; request <= all; request++) {
            interruptedAt(request, true, operation, doneOnce);
            interruptedAt(request, false, operation, doneOnce);
        }
    }

    private void interruptedAt(
            int request, boolean beforeSending, Function<Sides, Function<RunState, Run>> operation, Check doneOnce) {
        try (Sides sides = new Sides()) {
            sides.interruptedAt = request;
            sides.beforeSending = beforeSending;
            String name = request + (beforeSending ? " before" : " after");

            Run first = run(operation, sides, name);
            boolean stayedInterrupted = Thread.interrupted();

            assertThat(stayedInterrupted).as("interrupted at request %s", name).isTrue();
            assertThat(first.items(Outcome.GIVEN_UP)).as(name).isEmpty();
            if (beforeSending || sides.requests.get() > request) {
                // once everything is written the item reports it, otherwise the run does
                assertThat(first.endedEarly().orElse("") + first.items())
                        .as(name)
                        .contains("the thread was interrupted");
            }
            Run second = run(operation, sides, name);
            assertThat(second.endedEarly()).as(name).isEmpty();
            doneOnce.of(sides);
        }
    }

    private Run run(Function<Sides, Function<RunState, Run>> operation, Sides sides, String name) {
        Checkpoint checkpoint = new FileCheckpoint(folder.resolve(name + ".json"));
        Run run = checkpoint.run(operation.apply(sides));
        boolean isInterrupted = Thread.interrupted();
        assertThat(checkpoint.load().state()).isEqualTo(run.next());
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return run;
    }

    @Test
    void anOrderExportLosesNoOrderAndSendsNoneTwice() {
        atEachRequest(
                sides -> OrderExport.between(sides.shop, sides.warehouse).build()::run,
                sides -> assertThat(sides.insideWarehouse.orders()).hasSize(8));
    }

    @Test
    void aDespatchIsBookedOnce() {
        var despatches = List.of(despatch("100000009", 6001, Map.of("MUG-001", 2, "SALE-001", 1)));
        atEachRequest(
                sides -> state -> ShipmentNotification.to(sides.shop)
                        .build()
                        .of(despatches)
                        .run(state),
                sides -> assertThat(sides.insideShop.shipmentsOf("100000009")).hasSize(1));
    }

    @Test
    void aProductExportLosesNoProduct() {
        atEachRequest(
                sides -> ProductExport.between(sides.shop, sides.warehouse).build()::run,
                sides -> assertThat(sides.insideWarehouse.products()).hasSize(17));
    }

    @Test
    void anInventoryUpdateIsFinishedByTheNextRun() {
        atEachRequest(
                sides -> {
                    sides.insideWarehouse.setStock("MUG-001", 7);
                    return InventoryUpdate.between(sides.shop, sides.warehouse).build()::run;
                },
                sides -> assertThat(sides.insideShop.stockOf("MUG-001")).isEqualByComparingTo("7"));
    }
}
