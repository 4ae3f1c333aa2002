package io.github.orderflowmagento.magento.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the changes of {@link SimulatedOrders} and counts missed ones: after each walk every order must have been found in the version
 * that was visible when the walk began, or a newer one. The version is the order's coupon code.
 */
public final class DeltaSimulation {
    private static final int CHANGES = 1_000_000;

    /** The client's watermark and clock. */
    private static final List<String> ZONES =
            List.of("UTC", "Europe/London", "America/Los_Angeles", "Pacific/Kiritimati");

    /** A way to follow changes. */
    @FunctionalInterface
    public interface Following {
        /** Returns what one walk finds. */
        Stream<OrderSummary> walk(Orders orders);

        /** The walk has come to its end. */
        default void ended() {}

        /** The walk was broken off. Says whether the next one continues with it. */
        default boolean goesOn() {
            return false;
        }
    }

    /** The counts. */
    public static final class Figures {
        int changes;
        int walks;
        int brokenWalks;
        int walksGoneOnWith;
        int reads;
        int repeatedReads;
        int missed;
        int mostRemembered;
    }

    private static final class ByWatermark implements Following {
        private final Figures figures;
        private Watermark watermark = Watermark.initial();
        private Optional<Changes<OrderSummary>> changes = Optional.empty();
        private long last;

        ByWatermark(Figures figures) {
            this.figures = figures;
        }

        @Override
        public Stream<OrderSummary> walk(Orders orders) {
            Changes<OrderSummary> walk = orders.changes(OrderQuery.builder().build(), watermark);
            changes = Optional.of(walk);
            last = 0;
            return walk.stream()
                    .peek(order -> last = Math.max(last, order.orderId().orElseThrow()));
        }

        @Override
        public boolean goesOn() {
            watermark = last == 0 ? watermark : changes.orElseThrow().upTo(last);
            return last > 0 || watermark.position().isPresent();
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
            int version = Integer.parseInt(order.couponCode().orElseThrow());
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

    /**
     * Follows the changes until there have been so many.
     *
     * @param between what happens between two walks, given how many there have been
     */
    public static void run(
            long seed,
            int changes,
            SimulatedOrders shop,
            Magento client,
            Following following,
            IntConsumer between,
            Figures figures) {
        Random random = new Random(seed);
        Met met = new Met(figures);
        int walks = 0;
        boolean goesOn = false;
        int[] visibleAtBegin = {};
        while (shop.changes() < changes) {
            shop.pass(random.nextLong(Duration.ofMinutes(30).toMillis()));
            between.accept(walks++);
            shop.failing(random.nextInt(20) == 0 ? 0.2 : 0);
            visibleAtBegin = goesOn ? visibleAtBegin : shop.versions();
            try {
                following.walk(client.orders()).forEach(met::meet);
            } catch (MagentoException e) {
                figures.brokenWalks++;
                goesOn = following.goesOn();
                figures.walksGoneOnWith += goesOn ? 1 : 0;
                continue;
            }
            goesOn = false;
            following.ended();
            figures.walks++;
            figures.missed += met.missed(visibleAtBegin, shop.versions());
        }
        figures.changes += shop.changes();
    }

    /** Follows a million changes by watermarks, wherever the client believes to be, and writes what was counted to a file. */
    public static Figures millionChanges(String what, Function<SimulatedOrders, Magento> connect, String file)
            throws IOException {
        return millionChanges(what, 0, connect, file);
    }

    /** The same, of which so many of a hundred are invoices, which leave the stamps of their orders as they were. */
    public static Figures millionChanges(
            String what, int percentOfInvoices, Function<SimulatedOrders, Magento> connect, String file)
            throws IOException {
        Figures figures = new Figures();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String id : ZONES) {
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                long seed = id.hashCode();
                SimulatedOrders shop = new SimulatedOrders(seed, 1000).withInvoices(percentOfInvoices);
                try (Magento client = connect.apply(shop)) {
                    IntConsumer clock = walks -> shop.setClockBack(walks % 40 == 39 ? 60L * (walks % 90) : 0);
                    run(seed, CHANGES / ZONES.size(), shop, client, new ByWatermark(figures), clock, figures);
                }
            }
        } finally {
            TimeZone.setDefault(zone);
        }
        String found = String.format(
                "%s: %,d changes, %,d walks (%,d more broke off, %,d of them were gone on with), %,d orders read, read twice: %.1f %%, missed: %,d;"
                        + " at most %,d remembered%n",
                what,
                figures.changes,
                figures.walks,
                figures.brokenWalks,
                figures.walksGoneOnWith,
                figures.reads,
                100.0 * figures.repeatedReads / figures.reads,
                figures.missed,
                figures.mostRemembered);
        Files.writeString(Path.of("target", file), found);
        return figures;
    }

    /** None has been missed, of enough, and few were read twice. */
    public static void assertComplete(Figures figures) {
        assertComplete(figures, 0.25);
    }

    /**
     * None has been missed, of enough.
     *
     * @param readTwice the part of what is read that may have been read before
     */
    public static void assertComplete(Figures figures, double readTwice) {
        assertThat(figures.changes).isGreaterThanOrEqualTo(CHANGES);
        assertThat(figures.missed).isZero();
        assertThat(figures.walks).isPositive();
        assertThat(figures.walksGoneOnWith).isPositive();
        assertThat((double) figures.repeatedReads / figures.reads).isLessThan(readTwice);
    }

    /** How many changes a naive way to follow them misses. */
    public static int missedBy(Following naive, SimulatedOrders shop, Magento client) {
        Figures figures = new Figures();
        run(1, 20_000, shop, client, naive, walks -> {}, figures);
        return figures.missed;
    }

    /** How many changes somebody misses who follows the orders by watermarks. */
    public static int missedByWatermark(SimulatedOrders shop, Magento client) {
        Figures figures = new Figures();
        run(1, 20_000, shop, client, new ByWatermark(figures), walks -> {}, figures);
        return figures.missed;
    }

    private DeltaSimulation() {}
}
