package io.github.orderflowmagento.operation.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.mapping.inventory.InventorySequences;
import io.github.orderflowmagento.operation.internal.sort.ExternalSort;
import io.github.orderflowmagento.operation.internal.sort.SortedRows;
import io.github.orderflowmagento.operation.inventory.ReceivedLine.Kind;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Groups the lines of an inventory by the run's key of their stock: which of them count is known at the end. */
final class ReceivedLines implements AutoCloseable {
    /** The number of lines of one stock held in memory; beyond it, only the newest. */
    private static final int MOST_HELD = 1000;

    private final StockKeys keys;
    private final ExternalSort<ReceivedLine> lines = new ExternalSort<>(ReceivedLine.FORMAT);
    private long count;
    private boolean areNumbered;

    ReceivedLines(StockKeys keys) {
        this.keys = keys;
    }

    void add(String key, InventoryLine line) {
        lines.add(key, new ReceivedLine(count++, Optional.of(line), Kind.COUNTS, ""));
    }

    /** @param number the line's number in its file */
    void add(String key, InventoryLine line, long number) {
        areNumbered = true;
        count++;
        lines.add(key, new ReceivedLine(number, Optional.of(line), Kind.COUNTS, ""));
    }

    void add(String key, Kind kind, String why) {
        lines.add(key, new ReceivedLine(count++, Optional.empty(), kind, why));
    }

    long count() {
        return count;
    }

    SortedRows<ReceivedLine> sorted() {
        return lines.sorted();
    }

    /** Returns the next stocks, up to this number. */
    List<Stock> next(SortedRows<ReceivedLine> rows, int most) {
        List<Stock> stocks = new ArrayList<>();
        while (rows.hasNext() && stocks.size() < most) {
            stocks.add(next(rows));
        }
        return stocks;
    }

    private Stock next(SortedRows<ReceivedLine> rows) {
        String key = rows.key();
        ReceivedLine first = rows.next().value();
        Set<InventoryLine> counted = new LinkedHashSet<>();
        List<Long> numbers = new ArrayList<>();
        ReceivedLine refused = first;
        for (ReceivedLine line = first; ; line = rows.next().value()) {
            boolean isAnother = line.line()
                    .map(some -> keys.areBySource() ? new LineInSource(some, key) : some)
                    .filter(counted::add)
                    .isPresent();
            if (isAnother && areNumbered && numbers.size() < 2) {
                numbers.add(line.number());
            }
            refused = toReport(refused, line);
            if (counted.size() > MOST_HELD) {
                keepNewest(counted);
            }
            if (!rows.isAt(key)) {
                return new Stock(key, first.number(), counted, List.copyOf(numbers), refused);
            }
        }
    }

    /** Of several unreadable lines the last is reported, of others the first. */
    private static ReceivedLine toReport(ReceivedLine before, ReceivedLine line) {
        if (line.kind() == Kind.COUNTS) {
            return before;
        }
        boolean isFirst = before.kind() == Kind.COUNTS;
        boolean isWorse = line.kind().compareTo(before.kind()) < 0
                || (line.kind() == before.kind() && line.kind() == Kind.UNREADABLE);
        return isFirst || isWorse ? line : before;
    }

    /** Versions of one record; among other lines none is newer, and two are enough to detect that. */
    private static void keepNewest(Collection<InventoryLine> lines) {
        List<InventoryLine> newest =
                InventorySequences.none().ofInventory(lines).due();
        List<InventoryLine> kept =
                newest.isEmpty() ? lines.stream().limit(MOST_HELD / 2).toList() : newest;
        lines.clear();
        lines.addAll(kept);
    }

    @Override
    public void close() {
        lines.close();
    }

    /**
     * The lines received for one stock.
     *
     * @param key the run's key
     * @param number the index of its first line
     * @param lines the lines that count, without duplicates
     * @param numbers the file line numbers of the first two of these; empty if they are not from a file
     * @param refused a line to report that does not count; if there is none, one that does
     */
    record Stock(String key, long number, Set<InventoryLine> lines, List<Long> numbers, ReceivedLine refused) {
        boolean hasRefused() {
            return refused.kind() != Kind.COUNTS;
        }
    }
}
