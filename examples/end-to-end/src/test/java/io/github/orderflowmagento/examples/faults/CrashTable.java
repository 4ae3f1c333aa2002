package io.github.orderflowmagento.examples.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts killed processes by operation and place, for people to read. */
final class CrashTable {
    private final long seed;
    private final int killed;
    private final Map<Target, String> normal = new HashMap<>();
    private final Map<Target, Map<CrashPoint, List<Recovery>>> recoveries = new HashMap<>();

    CrashTable(long seed, int killed) {
        this.seed = seed;
        this.killed = killed;
    }

    /** What a run is like that nobody kills. */
    void normal(Target target, int items, int requests) {
        normal.put(target, items + ", " + requests);
    }

    void count(Target target, CrashPoint point, Recovery recovery) {
        recoveries
                .computeIfAbsent(target, unused -> new HashMap<>())
                .computeIfAbsent(point, unused -> new ArrayList<>())
                .add(recovery);
    }

    String text() {
        StringBuilder text = new StringBuilder("# Crash matrix\n\n" + killed + " processes killed, seed " + seed
                + ": each operation is killed at each of its requests and at the writing of its state, and another\n"
                + "process goes on from the file. A cell says how many were killed there, and how many runs it took after that at"
                + " most. One after which\na side holds less, more or other than if nobody had been killed would be WRONG."
                + " Made by `mvn -ntp -Pcrashes verify`.\n");
        for (ShopKind shop : ShopKind.values()) {
            append(shop, text);
        }
        return text.toString();
    }

    private static void row(String name, ShopKind shop, Function<Target, String> cell, StringBuilder text) {
        text.append("| ").append(name).append(" |");
        for (FaultScenario scenario : FaultScenario.values()) {
            text.append(' ').append(cell.apply(new Target(shop, scenario))).append(" |");
        }
        text.append('\n');
    }

    private void append(ShopKind shop, StringBuilder text) {
        text.append("\n## ").append(shop).append("\n\n");
        row("killed", shop, target -> target.scenario().toString(), text);
        row("---", shop, target -> "---", text);
        row("items, requests of a run", shop, target -> normal.getOrDefault(target, "none"), text);
        for (CrashPoint point : CrashPoint.values()) {
            row(
                    point.toString(),
                    shop,
                    target -> cell(recoveries.getOrDefault(target, Map.of()).getOrDefault(point, List.of())),
                    text);
        }
    }

    private static String cell(List<Recovery> recoveries) {
        long wrong = recoveries.stream()
                .filter(recovery -> !recovery.wrong().isEmpty())
                .count();
        int most = recoveries.stream().mapToInt(Recovery::runs).max().orElse(0);
        return recoveries.isEmpty()
                ? "none"
                : recoveries.size() + (wrong == 0 ? "" : ", " + wrong + " WRONG") + ", " + most + " more";
    }
}
