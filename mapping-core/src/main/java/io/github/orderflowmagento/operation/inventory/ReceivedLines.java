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

/** The lines of an inventory, brought together by what the run calls the stock they are of: which of them count is known at the end. */
final class ReceivedLines implements AutoCloseable {
    /** So many lines of one stock are held; of more the newest is. */
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

    /** @param number where the line stands in its file */
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

    /** The next stocks, up to a number of them. */
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
            refused = toTell(refused, line);
            if (counted.size() > MOST_HELD) {
                keepNewest(counted);
            }
            if (!rows.isAt(key)) {
                return new Stock(key, first.number(), counted, List.copyOf(numbers), refused);
            }
        }
    }

    /** Of several lines that cannot be read the last is told of, of others the first. */
    private static ReceivedLine toTell(ReceivedLine before, ReceivedLine line) {
        if (line.kind() == Kind.COUNTS) {
            return before;
        }
        boolean isFirst = before.kind() == Kind.COUNTS;
        boolean isWorse = line.kind().compareTo(before.kind()) < 0
                || (line.kind() == before.kind() && line.kind() == Kind.UNREADABLE);
        return isFirst || isWorse ? line : before;
    }

    /** Of versions of one record; of others none is newer, and two are enough to tell. */
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
     * What has come for one stock.
     *
     * @param key what the run calls it
     * @param number that of its first line
     * @param lines those that count, without those that say the same
     * @param numbers where the first two of these stand in their file; empty if they come from none
     * @param refused a line to tell of that does not count; one that does if there is none
     */
    record Stock(String key, long number, Set<InventoryLine> lines, List<Long> numbers, ReceivedLine refused) {
        boolean hasRefused() {
            return refused.kind() != Kind.COUNTS;
        }
    }
}
