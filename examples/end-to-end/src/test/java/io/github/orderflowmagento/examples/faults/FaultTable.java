package io.github.orderflowmagento.examples.faults;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of runs by operation and fault. */
final class FaultTable {
    private final long seed;
    private final int runs;
    private final int possible;
    private final Map<FaultKind, Map<Column, Cell>> cells = new EnumMap<>(FaultKind.class);

    private record Column(Target target, QueueBefore queue) {
        @Override
        public String toString() {
            return target.scenario().toString() + queue;
        }
    }

    /** @param possible how many runs there would be if none were left out */
    FaultTable(long seed, int runs, int possible) {
        this.seed = seed;
        this.runs = runs;
        this.possible = possible;
    }

    private static final class Cell {
        private int runs;
        private int mostReruns;
        private int wrong;

        @Override
        public String toString() {
            return runs + (wrong == 0 ? "" : ", " + wrong + " WRONG") + ", " + mostReruns + " more";
        }
    }

    void count(Target target, FaultKind kind, QueueBefore queue, int reruns, boolean right) {
        Cell cell = cells.computeIfAbsent(kind, unused -> new HashMap<>())
                .computeIfAbsent(new Column(target, queue), unused -> new Cell());
        cell.runs++;
        cell.mostReruns = Math.max(cell.mostReruns, reruns);
        cell.wrong += right ? 0 : 1;
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                # Fault matrix

                %s runs over real sockets, seed %d: each operation × each fault × each request of a run, in batches of 1, 2, 3, 5 and 8; with a Magento 2
                of 1, 3 and 8, by bulk of 2, 3 and 8, and with marked orders of 2 and 8. After the fault has passed, runs are repeated until nothing is left
                to do: a cell shows the number of faulty runs, and the largest number of runs that followed one. WRONG would mark runs after which a side
                holds less, more or other data than without a fault, or whose counts do not add up.

                By bulk, *executed late* means that the shop executes what it has accepted only after 1 to 12 more requests; *second run*, that the fault
                occurs in the run after one that has left something in the shop's queue. The number of requests for shipments varies with the threads that
                make them: a run that makes fewer than expected meets its fault at its last request. Made by `mvn -ntp -Pfaults verify`.
                """.formatted(runs < possible ? runs + " of " + possible : runs, seed));
        for (ShopKind shop : ShopKind.values()) {
            append(shop, text);
        }
        return text.toString();
    }

    private void append(ShopKind shop, StringBuilder text) {
        List<Column> columns = Target.all()
                .filter(target -> target.shop() == shop)
                .flatMap(target -> QueueBefore.of(shop).stream().map(queue -> new Column(target, queue)))
                .toList();
        text.append("\n## ").append(shop).append("\n\n| fault |");
        columns.forEach(column -> text.append(' ').append(column).append(" |"));
        text.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (FaultKind kind : FaultKind.values()) {
            if (kind.happensTo(shop)) {
                text.append("| ").append(kind).append(" |");
                for (Column column : columns) {
                    Cell cell = cells.getOrDefault(kind, Map.of()).get(column);
                    text.append(' ').append(cell == null ? "none" : cell).append(" |");
                }
                text.append('\n');
            }
        }
    }
}
