package io.github.orderflowmagento.examples.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A table of killed processes by operation and point. */
final class CrashTable {
    private final long seed;
    private final int killed;
    private final Map<Target, String> normal = new HashMap<>();
    private final Map<Target, Map<Place, List<Recovery>>> recoveries = new HashMap<>();

    /** The points at which a process is killed, and the shop's behaviour. */
    record Place(CrashPoint point, CrashConsumers consumers) {
        @Override
        public String toString() {
            return point.toString() + consumers;
        }
    }

    CrashTable(long seed, int killed) {
        this.seed = seed;
        this.killed = killed;
    }

    /** The data of an undisturbed run. */
    void normal(Target target, int items, int requests) {
        normal.put(target, items + ", " + requests);
    }

    void count(Target target, Place place, Recovery recovery) {
        recoveries
                .computeIfAbsent(target, unused -> new HashMap<>())
                .computeIfAbsent(place, unused -> new ArrayList<>())
                .add(recovery);
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                # Crash matrix

                %d processes killed, seed %d: each operation is killed at each of its requests and at the writing of its state, and another process
                continues from the file. A cell shows the number of killed processes, and the largest number of runs that followed one. WRONG would mark
                those after which a side holds less, more or other data than without a kill, or of which more than one batch was repeated.

                A shop by bulk executes what it has accepted after two more requests from any client. The number of requests for shipments varies with the
                threads that make them: a process that makes fewer than expected is killed at its last request. Made by `mvn -ntp -Pcrashes verify`.
                """.formatted(killed, seed));
        for (ShopKind shop : ShopKind.values()) {
            append(shop, text);
        }
        return text.toString();
    }

    private static void row(String name, ShopKind shop, Function<Target, String> cell, StringBuilder text) {
        text.append("| ").append(name).append(" |");
        Target.all()
                .filter(target -> target.shop() == shop)
                .forEach(target -> text.append(' ').append(cell.apply(target)).append(" |"));
        text.append('\n');
    }

    private void append(ShopKind shop, StringBuilder text) {
        text.append("\n## ").append(shop).append("\n\n");
        row("killed", shop, target -> target.scenario().toString(), text);
        row("---", shop, target -> "---", text);
        row("items, requests of a run", shop, target -> normal.getOrDefault(target, "none"), text);
        places(shop)
                .forEach(place -> row(
                        place.toString(),
                        shop,
                        target -> cell(recoveries.getOrDefault(target, Map.of()).getOrDefault(place, List.of())),
                        text));
    }

    private static Stream<Place> places(ShopKind shop) {
        return Stream.of(CrashPoint.values())
                .flatMap(point -> (point.isAtRequest() ? CrashConsumers.of(shop) : List.of(CrashConsumers.RUN))
                        .stream().map(consumers -> new Place(point, consumers)));
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
