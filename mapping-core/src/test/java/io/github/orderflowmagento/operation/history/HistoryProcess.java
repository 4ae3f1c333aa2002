package io.github.orderflowmagento.operation.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.h2.jdbcx.JdbcDataSource;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.report.ReportFile;

/** A separate process that records runs: with little memory, or killing itself half-way. */
final class HistoryProcess {
    static final String EXPORT = "product export";
    static final String SHOP = "shop.example.com";
    static final int ITEMS = 100_000;

    /** All of them together exceed the process's memory. */
    static final String DETAIL = "OrderFlow refuses it for a reason that is rather long. ".repeat(10);

    private HistoryProcess() {}

    /**
     * Runs it to its end.
     *
     * @return its output, including errors
     */
    static String run(String memory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                HistoryProcess.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "files" -> files(folder);
            case "database" -> database(folder);
            case "killed" -> killed(folder);
            case "unwritable" -> unwritable(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void files(Path folder) {
        ReportFile csv = ReportFile.csv(folder.resolve("products.csv"));
        ReportFile lines = ReportFile.jsonLines(folder.resolve("products.jsonl"));
        ReportFile html = ReportFile.html(folder.resolve("products.html"));
        RunHistory history = new FileRunHistory(folder.resolve("runs"));

        feed(csv.and(lines).and(html).and(history.listener(SHOP)));

        ask(history);
    }

    private static void database(Path folder) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:file:" + folder.resolve("runs").toAbsolutePath() + ";DB_CLOSE_DELAY=-1;CACHE_SIZE=4096");
        JdbcRunHistory.createTables(database);
        RunHistory history = new JdbcRunHistory(database);

        feed(history.listener(SHOP));

        ask(history);
    }

    private static void unwritable(Path file) {
        feed(ReportFile.csv(file.resolve("products.csv")).and(new FileRunHistory(file).listener(SHOP)));
        System.out.println("ended");
    }

    private static void feed(RunListener listener) {
        listener.started(EXPORT, false);
        for (int number = 0; number < ITEMS; number++) {
            listener.settled(EXPORT, ItemOutcome.of("SKU-" + number, Outcome.GIVEN_UP, number + DETAIL));
        }
        Run.Builder run = Run.builder();
        run.operation(EXPORT).isDryRun(false).next(RunState.initial());
        listener.ended(run.build(), Duration.ZERO);
    }

    private static void ask(RunHistory history) {
        RecordedRun run = history.runs(HistoryQuery.all()).get(0);
        long items;
        try (Stream<RecordedItem> stream = history.items(run.id())) {
            items = stream.count();
        }
        int failures =
                history.failures(HistoryQuery.builder().limit(1_000).build()).size();
        int found = history.outcomes("SKU-77777", HistoryQuery.all()).size();
        System.out.println(
                items + " items, " + failures + " failures, " + found + " found, " + run.missing() + " missing");
    }

    /** The second batch was settled, without a request since. */
    private static void killed(Path folder) {
        RunListener listener = new FileRunHistory(folder).listener(SHOP);
        listener.started(EXPORT, false);
        listener.settled(EXPORT, ItemOutcome.of("SKU-1", Outcome.DONE, ""));
        listener.called(new CallMade(EXPORT, "warehouse.products.importAll", Duration.ZERO, Optional.empty()));
        listener.settled(EXPORT, ItemOutcome.of("SKU-2", Outcome.DONE, ""));
        Runtime.getRuntime().halt(137);
    }
}
