package io.github.orderflowmagento.magento.internal.magento1;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.internal.DeltaSimulation;
import io.github.orderflowmagento.magento.internal.DeltaSimulation.Following;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.SimulatedOrders;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows the changes of simulated orders through Magento 1's lists. */
class DeltaSimulationTest {
    private static Magento connect(SimulatedOrders orders) {
        return new Magento1(
                "shop.example.com",
                new SimulatedShop(orders),
                orders.clock(),
                new LoadLimits(100, Duration.ofSeconds(10), 1, OptionalInt.empty(), 500, true),
                null);
    }

    @Test
    void amongAMillionChangesNoneIsMissedAndFewAreReadTwice() throws IOException {
        DeltaSimulation.assertComplete(
                DeltaSimulation.millionChanges("Delta", DeltaSimulationTest::connect, "delta.txt"));
    }

    private static int missedBy(Following naive, SimulatedOrders shop) {
        return DeltaSimulation.missedBy(naive, shop, connect(shop));
    }

    private static Stream<OrderSummary> since(Instant time, Orders orders) {
        return orders.list(OrderQuery.builder().updatedSince(time).build());
    }

    @Test
    void theSimulationCatchesAClientThatTrustsItsOwnClock() {
        SimulatedOrders shop = new SimulatedOrders(1, 1000);
        Duration ahead = Duration.ofHours(3);

        assertThat(missedBy(
                        new Following() {
                            private Instant lastBegin = Instant.EPOCH;
                            private Instant begin = Instant.EPOCH;

                            @Override
                            public Stream<OrderSummary> walk(Orders orders) {
                                begin = shop.now().plus(ahead);
                                return since(lastBegin, orders);
                            }

                            @Override
                            public void ended() {
                                lastBegin = begin;
                            }
                        },
                        shop))
                .isPositive();
    }

    @Test
    void theSimulationCatchesAClientThatContinuesFromTheNewestStamp() {
        assertThat(missedBy(
                        new Following() {
                            private Instant newest = Instant.EPOCH;

                            @Override
                            public Stream<OrderSummary> walk(Orders orders) {
                                return since(newest.plusSeconds(1), orders).peek(row -> {
                                    Instant stamp = row.updatedAt().orElseThrow();
                                    newest = stamp.isAfter(newest) ? stamp : newest;
                                });
                            }
                        },
                        new SimulatedOrders(1, 1000)))
                .isPositive();
    }

    @Test
    void theSimulationCatchesAClientThatKnowsTheShopsTimeButNoOverlap() {
        SimulatedOrders shop = new SimulatedOrders(1, 1000);

        assertThat(missedBy(
                        new Following() {
                            private Instant lastBegin = Instant.EPOCH;
                            private Instant begin = Instant.EPOCH;

                            @Override
                            public Stream<OrderSummary> walk(Orders orders) {
                                begin = shop.now();
                                return since(lastBegin, orders);
                            }

                            @Override
                            public void ended() {
                                lastBegin = begin;
                            }
                        },
                        shop))
                .isPositive();
    }
}
