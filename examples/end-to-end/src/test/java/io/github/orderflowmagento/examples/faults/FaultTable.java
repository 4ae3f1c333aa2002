package io.github.orderflowmagento.examples.faults;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts runs by operation and fault, for people to read. */
final class FaultTable {
    private final long seed;
    private final int runs;
    private final int possible;
    private final Map<FaultKind, Map<Target, Cell>> cells = new EnumMap<>(FaultKind.class);

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

    void count(Target target, FaultKind kind, int reruns, boolean right) {
        Cell cell =
                cells.computeIfAbsent(kind, unused -> new HashMap<>()).computeIfAbsent(target, unused -> new Cell());
        cell.runs++;
        cell.mostReruns = Math.max(cell.mostReruns, reruns);
        cell.wrong += right ? 0 : 1;
    }

    String text() {
        StringBuilder text = new StringBuilder("# Fault matrix\n\n" + runs
                + (runs < possible ? " of " + possible : "") + " runs over real sockets, seed " + seed
                + ": each operation × each fault × each request of a run, in batches of 1, 2, 3, 5 and 8; of 1, 3\n"
                + "and 8 with a Magento 2, and of 2 and 8 where orders are marked. After the fault has passed, runs are made until"
                + " nothing is left to do: a cell\nsays how many faulty runs there were, and how many more it took at most. One after"
                + " which a side holds less, more or other than without a fault,\nor whose counts do not add up, would be WRONG."
                + " Made by `mvn -ntp -Pfaults verify`.\n");
        for (ShopKind shop : ShopKind.values()) {
            append(shop, text);
        }
        return text.toString();
    }

    private void append(ShopKind shop, StringBuilder text) {
        FaultScenario[] scenarios = FaultScenario.values();
        text.append("\n## ").append(shop).append("\n\n| fault |");
        for (FaultScenario scenario : scenarios) {
            text.append(' ').append(scenario).append(" |");
        }
        text.append("\n| --- |").append(" --- |".repeat(scenarios.length)).append('\n');
        for (FaultKind kind : FaultKind.values()) {
            if (kind.happensTo(shop)) {
                text.append("| ").append(kind).append(" |");
                for (FaultScenario scenario : scenarios) {
                    Cell cell = cells.getOrDefault(kind, Map.of()).get(new Target(shop, scenario));
                    text.append(' ').append(cell == null ? "none" : cell).append(" |");
                }
                text.append('\n');
            }
        }
    }
}
