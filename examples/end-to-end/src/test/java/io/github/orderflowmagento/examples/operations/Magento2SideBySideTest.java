package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests to a Magento 2 of which three are under way at once, in a shop that answers none before the others have come too. */
class Magento2SideBySideTest {
    /** Longer than a request takes on the slowest machine. */
    private static final int PATIENCE_SECONDS = 60;

    private static final List<DespatchNotification> DESPATCHES = List.of(
            despatch("100000013", 6001, Map.of("MUG-001", 1)),
            despatch("100000001", 6002, Map.of("MUG-001", 1)),
            despatch("100000009", 6003, Map.of("MUG-001", 1)));

    private final SandboxMagento2Shop sandbox = SandboxMagento2Shop.start();
    private final Magento shop = SandboxClients.to(sandbox).parallelism(3).build();

    @AfterEach
    void close() {
        shop.close();
        sandbox.close();
    }

    @Test
    void concurrentShipmentsHaveTheirOutcomesInDespatchOrder() {
        AtomicInteger met = new AtomicInteger();
        CyclicBarrier all = new CyclicBarrier(3, met::incrementAndGet);
        sandbox.onAnswer((request, answer) -> {
            if (request.path().endsWith("/ship")) {
                meet(all);
            }
        });

        Run run = new InMemoryCheckpoint()
                .run(ShipmentNotification.to(shop).build().of(DESPATCHES));

        assertThat(met).hasValue(1);
        assertThat(run.items(Outcome.DONE))
                .extracting(ItemOutcome::key)
                .containsExactly("100000013/6001", "100000001/6002", "100000009/6003");
        assertThat(DESPATCHES)
                .allSatisfy(despatch -> assertThat(sandbox.shipmentsOf(despatch.orderReference()))
                        .hasSize(1));
    }

    @Test
    void ordersAreReadByRequestsAtTheSameTimeAndReturnedInOrder() {
        try (SandboxMagento2Shop large =
                        SandboxMagento2Shop.builder().copies(29).start();
                Magento client = SandboxClients.to(large).parallelism(3).build()) {
            AtomicInteger met = new AtomicInteger();
            CyclicBarrier all = new CyclicBarrier(3, met::incrementAndGet);
            large.onAnswer((request, answer) -> meet(all));
            List<String> numbers = IntStream.range(0, 30)
                    .mapToObj(copy -> String.valueOf(100_000_009 + copy * 1_000_000))
                    .toList();

            assertThat(client.orders().details(numbers))
                    .extracting(answer -> answer.orThrow().incrementId())
                    .isEqualTo(numbers);
            assertThat(met).hasValue(1);
        }
    }

    @Test
    void aSequentialClientReadsOrdersInOneRequest() {
        int before = sandbox.requests();

        assertThat(shop.sequential().orders().details(List.of("100000001", "100000002", "100000009")))
                .hasSize(3)
                .allMatch(answer -> answer.value().isPresent());
        assertThat(sandbox.requests() - before).isEqualTo(1);
    }

    private static void meet(CyclicBarrier all) {
        try {
            all.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not all requests were under way", e);
        }
    }
}
