package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.history.HistoryQuery;
import io.github.orderflowmagento.operation.history.RecordedItem;
import io.github.orderflowmagento.operation.history.RecordedRun;
import io.github.orderflowmagento.operation.history.RunHistory;

/** Shows a run with its items. */
@CommandLine.Command(
        name = "show",
        description = "Shows the outcome of each item of a run.",
        footer = {
            "",
            "Examples:",
            "  orderflow-magento runs show          the newest",
            "  orderflow-magento runs show 20261130T024915.123Z-order-export-7f3a9c1e"
        })
final class RunsShow extends ProfileCommand {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run, as in runs list. Default: the newest.")
    private String id = "";

    @Override
    int execute(Session session, Console console) {
        RunHistory history = session.history();
        RecordedRun run = (id.isEmpty()
                        ? history.runs(HistoryQuery.builder().limit(1).build()).stream()
                                .findFirst()
                        : history.run(id))
                .orElseThrow(() -> new ConfigurationException(
                        id.isEmpty() ? "No run is recorded yet." : "No run " + id + " is recorded: see runs list"));
        ResultWriter writer = common.writer(console);
        writer.begin(run.id(), List.of("key", "outcome", "settled", "detail"));
        try (Stream<RecordedItem> items = history.items(run.id())) {
            Iterator<RecordedItem> next = items.iterator();
            for (long count = 1; next.hasNext(); count++) {
                RecordedItem recorded = next.next();
                ItemOutcome item = recorded.item();
                writer.row(Arrays.asList(
                        item.key(),
                        item.outcome().toString(),
                        recorded.settledAt().toString(),
                        item.detail()));
                if (count % 1_000 == 0 && console.isResultClosed()) {
                    return ExitCode.DONE; // the reader has closed the output
                }
            }
        }
        writer.end(Map.of());
        run.warnings().forEach(warning -> console.say("warning: " + warning));
        run.endedEarly()
                .ifPresent(reason -> console.say(
                        "ended early" + run.endedBy().map(by -> " (" + by + ")").orElse("") + ": " + reason));
        return ExitCode.DONE;
    }
}
