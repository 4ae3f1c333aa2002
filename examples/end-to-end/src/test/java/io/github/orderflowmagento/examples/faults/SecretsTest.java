package io.github.orderflowmagento.examples.faults;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither credentials nor customers' data are logged at any level or stored in a state file, whatever fault occurs: here each fault at some
 * requests of an order export and of shipments by bulk, in {@link FaultMatrixTest} each fault at each request of every operation.
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
        List<ShopKind> shops =
                Stream.of(ShopKind.values()).filter(kind::happensTo).toList();
        assertThat(shops).isNotEmpty();
        for (ShopKind shop : shops) {
            for (int position : positions(shop)) {
                Path state = folder.resolve(shop + " " + position + ".json");
                Target target = new Target(
                        shop,
                        shop == ShopKind.MAGENTO_2_BULK
                                ? FaultScenario.SHIPMENT_NOTIFICATION
                                : FaultScenario.ORDER_EXPORT);
                try (FaultyWorld world =
                        new FaultyWorld(new FaultPlan(kind, position), target, Workload.small(3), threads)) {
                    Run run = world.run(new FileCheckpoint(state));

                    assertThat(Canaries.in(run.items().toString())).isEmpty();
                    assertThat(Canaries.inFile(state)).isEmpty();
                }
            }
        }
        assertThat(Canaries.inLog()).isEmpty();
        assertThat(Canaries.log()).containsAnyOf("order export: started", "shipment notification: started");
    }

    private static List<Integer> positions(ShopKind shop) {
        return switch (shop) {
            case MAGENTO_1 -> List.of(1, 9);
            case MAGENTO_2 -> List.of(1, 5);
            case MAGENTO_2_BULK -> List.of(1); // what the consumers do is in the run of all of them
        };
    }

    @ParameterizedTest
    @EnumSource
    void theCredentialsOfEachShopAreAmongTheCanaries(ShopKind kind) {
        try (ShopInside shop = kind.start(0, Clock.systemUTC())) {
            List<String> secrets = shop.settings().entrySet().stream()
                    .filter(setting -> !setting.getKey().equals("magento.user"))
                    .map(Map.Entry::getValue)
                    .toList();

            assertThat(secrets)
                    .isNotEmpty()
                    .allSatisfy(secret -> assertThat(Canaries.in(secret)).isNotEmpty());
        }
    }
}
