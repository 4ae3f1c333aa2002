package io.github.orderflowmagento.magento.internal.magento1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.internal.Pace;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the changes of a {@link SimulatedShop} and counts what is missed: after each walk every order must have been
 * met in the version that was visible when the walk began, or a newer one.
 */
class DeltaSimulationTest {
    private static final int CHANGES = 1_000_000;

    /** Where and when the client believes to be. */
    private static final List<String> ZONES =
            List.of("UTC", "Europe/London", "America/Los_Angeles", "Pacific/Kiritimati");

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreTheZone() {
        TimeZone.setDefault(zone);
    }

    /** A way to follow changes. */
    @FunctionalInterface
    private interface Following {
        /** What one walk meets. */
        Stream<OrderSummary> walk(Orders orders);

        /** The walk has come to its end. */
        default void ended() {}
    }

    private static final class Figures {
        private int changes;
        private int walks;
        private int brokenWalks;
        private int reads;
        private int repeatedReads;
        private int missed;
        private int mostRemembered;
    }

    private static final class ByWatermark implements Following {
        private final Figures figures;
        private Watermark watermark = Watermark.initial();
        private Optional<Changes<OrderSummary>> changes = Optional.empty();

        ByWatermark(Figures figures) {
            this.figures = figures;
        }

        @Override
        public Stream<OrderSummary> walk(Orders orders) {
            Changes<OrderSummary> walk = orders.changes(OrderQuery.builder().build(), watermark);
            changes = Optional.of(walk);
            return walk.stream();
        }

        @Override
        public void ended() {
            watermark = changes.orElseThrow().next();
            figures.mostRemembered =
                    Math.max(figures.mostRemembered, watermark.seen().size());
        }
    }

    /** The newest version of each order that has been met. */
    private static final class Met {
        private final Figures figures;
        private int[] versions = new int[0];

        Met(Figures figures) {
            this.figures = figures;
        }

        void meet(OrderSummary order) {
            int index = Math.toIntExact(order.orderId().orElseThrow()) - 1;
            versions = Arrays.copyOf(versions, Math.max(versions.length, index + 1));
            int version = Integer.parseInt(order.fields().nonBlank("version").orElseThrow());
            figures.reads++;
            figures.repeatedReads += versions[index] >= version ? 1 : 0;
            versions[index] = Math.max(versions[index], version);
        }

        int missed(int[] visibleAtBegin, int[] visibleNow) {
            int[] met = Arrays.copyOf(versions, visibleAtBegin.length);
            return (int) IntStream.range(0, visibleAtBegin.length)
                    .filter(i -> visibleNow[i] > 0) // not deleted meanwhile
                    .filter(i -> met[i] < visibleAtBegin[i])
                    .count();
        }
    }

    private static void simulate(long seed, int changes, SimulatedShop shop, Following following, Figures figures) {
        Random random = new Random(seed);
        Met met = new Met(figures);
        Magento client = new Magento1(
                "shop.example.com",
                shop,
                shop.clock(),
                new Pace(100, Duration.ofSeconds(10), 1, OptionalInt.empty(), 500, true),
                null);
        while (shop.changes() < changes) {
            shop.pass(random.nextLong(Duration.ofMinutes(30).toMillis()));
            shop.failing(random.nextInt(20) == 0 ? 0.2 : 0);
            int[] visibleAtBegin = shop.versions();
            try {
                following.walk(client.orders()).forEach(met::meet);
            } catch (MagentoException e) {
                figures.brokenWalks++;
                continue;
            }
            following.ended();
            figures.walks++;
            figures.missed += met.missed(visibleAtBegin, shop.versions());
        }
        figures.changes += shop.changes();
    }

    @Test
    void amongAMillionChangesNoneIsMissedAndFewAreReadTwice() throws IOException {
        Figures figures = new Figures();
        for (String zone : ZONES) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            long seed = zone.hashCode();
            simulate(seed, CHANGES / ZONES.size(), new SimulatedShop(seed, 1000), new ByWatermark(figures), figures);
        }

        String found = String.format(
                "Delta: %,d changes, %,d walks (%,d more broke off), %,d orders read, read twice: %.1f %%, missed: %,d;"
                        + " at most %,d remembered%n",
                figures.changes,
                figures.walks,
                figures.brokenWalks,
                figures.reads,
                100.0 * figures.repeatedReads / figures.reads,
                figures.missed,
                figures.mostRemembered);
        Files.writeString(Path.of("target", "delta.txt"), found);
        assertThat(figures.changes).isGreaterThanOrEqualTo(CHANGES);
        assertThat(figures.missed).isZero();
        assertThat(figures.repeatedReads).isLessThan(figures.reads / 4);
    }

    private static int missedBy(Following naive, SimulatedShop shop) {
        Figures figures = new Figures();
        simulate(1, 20_000, shop, naive, figures);
        return figures.missed;
    }

    private static Stream<OrderSummary> since(Instant time, Orders orders) {
        return orders.list(OrderQuery.builder().updatedSince(time).build());
    }

    @Test
    void theSimulationCatchesAClientThatTrustsItsOwnClock() {
        SimulatedShop shop = new SimulatedShop(1, 1000);
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
    void theSimulationCatchesAClientThatGoesOnFromTheNewestStampItHasMet() {
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
                        new SimulatedShop(1, 1000)))
                .isPositive();
    }

    @Test
    void theSimulationCatchesAClientThatKnowsTheShopsTimeButNoOverlap() {
        SimulatedShop shop = new SimulatedShop(1, 1000);

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
