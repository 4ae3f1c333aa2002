package io.github.orderflowmagento.magento.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/**
 * The orders of a shop, which change at random while they are listed. Each change is a transaction: it takes its stamp from
 * the clock of one of three servers when it begins, in whole seconds, and becomes visible when it is committed, up to
 * nine minutes later. Two transactions on one order wait for each other, as the database has it. All comes from the
 * seed.
 */
public final class SimulatedOrders {
    private static final Instant BEGIN = Instant.parse("2026-10-25T00:00:00Z");

    /** By how many seconds the clocks of the servers differ from the one that dates the answers. */
    private static final int[] SERVER_CLOCKS = {0, 20, -20};

    private static final long LATEST_COMMIT = 9 * 60_000L;

    /**
     * For a transaction under a stamp that the order has borne already: the limit that {@link ChangeWalk#SETTLING}
     * sets.
     */
    private static final long LATEST_COMMIT_UNDER_A_USED_STAMP = 20_000L;

    private static final long LOCK_WAIT_TIMEOUT = 50_000L;

    /** How the shop writes times. */
    public static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** An order as it is or will be visible; version 0 is one that is not there yet. */
    private static final class Order {
        private final long number;
        private int version;
        private long stamp;
        private boolean deleted;
        private long newestStamp;
        private int newestVersion;
        private long lockedUntil;

        private Order(long number) {
            this.number = number;
        }
    }

    /** @param invoice number of the created invoice, which does not change the order's own time; 0 if there is none */
    private record Commit(long time, Order order, int version, long stamp, boolean delete, long invoice) {}

    /** An invoice that is visible. */
    public record Invoice(long number, long order, Instant stamp) {}

    private final Random random;
    private final long changesEvery;
    private final ShopClock clock = new ShopClock(this::ticks, this::now);
    private final List<Order> orders = new ArrayList<>();
    private final PriorityQueue<Commit> underWay = new PriorityQueue<>(Comparator.comparingLong(Commit::time));
    private long now = BEGIN.toEpochMilli();
    private long nextChange = now;
    private final TreeMap<Long, Invoice> invoices = new TreeMap<>();
    private int percentOfInvoices;
    private long newestInvoice;
    private int changes;
    private double failureRate;
    private long clockBehind;

    public SimulatedOrders(long seed, long changesEveryMillis) {
        random = new Random(seed);
        changesEvery = changesEveryMillis;
    }

    /** The clock of a client on a machine whose own goes right. */
    public ShopClock clock() {
        return clock;
    }

    /** How many changes there have been. */
    public int changes() {
        return changes;
    }

    /** From now on so many of a hundred changes are invoices, which leave the stamps of their orders as they were. */
    public SimulatedOrders withInvoices(int percent) {
        percentOfInvoices = percent;
        return this;
    }

    /** The invoices that are visible now, in ascending order. */
    public List<Invoice> invoices(long from, long to, Instant since) {
        return invoices.subMap(from, true, to, true).values().stream()
                .filter(invoice -> !invoice.stamp().isBefore(since))
                .toList();
    }

    /** From now on this part of all calls fail. */
    public void failing(double rate) {
        failureRate = rate;
    }

    /** The real time. */
    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** This machine's ticks: they begin anywhere and are not quite even. */
    private long ticks() {
        return 4_711_000_000_000L + (now - BEGIN.toEpochMilli()) * 1_000_010L;
    }

    /** The visible version of each order, by number less one; 0 for those that are not there. */
    public int[] versions() {
        return orders.stream()
                .mapToInt(order -> order.deleted ? 0 : order.version)
                .toArray();
    }

    /** Time passes. */
    public void pass(long millis) {
        long end = now + millis;
        while (Math.min(nextChange, nextCommit()) <= end) {
            if (nextCommit() <= nextChange) {
                commit(underWay.remove());
            } else {
                now = nextChange;
                change();
                nextChange += 1 + random.nextLong(2 * changesEvery);
            }
        }
        now = end;
    }

    private long nextCommit() {
        Commit next = underWay.peek();
        return next == null ? Long.MAX_VALUE : next.time();
    }

    private void change() {
        int dice = random.nextInt(100);
        if (dice == 0 || orders.size() < 100) {
            orders.add(new Order(orders.size() + 1L));
            begin(orders.get(orders.size() - 1), false);
        } else {
            // most is about the newest orders
            int recent = dice < 70 ? Math.min(300, orders.size()) : orders.size();
            Order order = orders.get(orders.size() - 1 - random.nextInt(recent));
            begin(order, dice == 99 && random.nextInt(4) == 0);
            if (dice >= 80) {
                begin(order, false); // in the same second
            }
        }
    }

    private void begin(Order order, boolean delete) {
        long stamp = Math.floorDiv(now, 1000L) - clockBehind + SERVER_CLOCKS[random.nextInt(SERVER_CLOCKS.length)];
        if (order.deleted || order.lockedUntil > now + LOCK_WAIT_TIMEOUT) {
            return;
        }
        long latest = stamp <= order.newestStamp ? LATEST_COMMIT_UNDER_A_USED_STAMP : LATEST_COMMIT - LOCK_WAIT_TIMEOUT;
        order.lockedUntil = Math.max(now, order.lockedUntil) + Math.min(latest, duration());
        order.newestStamp = Math.max(stamp, order.newestStamp);
        order.newestVersion++;
        boolean isInvoice = order.newestVersion > 1 && !delete && random.nextInt(100) < percentOfInvoices;
        underWay.add(new Commit(
                order.lockedUntil, order, order.newestVersion, stamp, delete, isInvoice ? ++newestInvoice : 0));
        changes++;
    }

    private long duration() {
        int dice = random.nextInt(100);
        return 1 + random.nextLong(dice < 90 ? 2_000 : dice < 98 ? 30_000 : LATEST_COMMIT);
    }

    private void commit(Commit commit) {
        now = commit.time();
        commit.order().version = commit.version();
        if (commit.invoice() > 0) {
            invoices.put(
                    commit.invoice(),
                    new Invoice(commit.invoice(), commit.order().number, Instant.ofEpochSecond(commit.stamp())));
        } else {
            commit.order().stamp = commit.stamp();
        }
        commit.order().deleted |= commit.delete();
    }

    /** Sets the shop's clock back; this machine's is not changed. */
    public void setClockBack(long seconds) {
        clockBehind += seconds;
    }

    /** The shop's time. */
    public Instant shopTime() {
        return Instant.ofEpochSecond(Math.floorDiv(now, 1000L) - clockBehind);
    }

    /** Whether the next call fails. */
    public boolean fails() {
        return random.nextDouble() < failureRate;
    }

    /** Some time passes: most answers come within seconds, some take minutes. */
    public void passAWhile() {
        pass(random.nextLong(random.nextInt(20) == 0 ? 300_000 : 5_000));
    }

    /** A row of the list. */
    public record Row(long number, Instant stamp, int version) {}

    /** Returns the visible orders, in ascending order. */
    public List<Row> rows(long from, long to, Instant since) {
        List<Row> rows = new ArrayList<>();
        for (long number = from; number <= Math.min(orders.size(), to); number++) {
            Order order = orders.get(Math.toIntExact(number) - 1);
            Instant stamp = Instant.ofEpochSecond(order.stamp);
            if (order.version > 0 && !order.deleted && !stamp.isBefore(since)) {
                rows.add(new Row(order.number, stamp, order.version));
            }
        }
        return rows;
    }
}
