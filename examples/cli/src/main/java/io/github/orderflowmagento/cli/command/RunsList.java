package io.github.orderflowmagento.cli.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.history.HistoryQuery;
import io.github.orderflowmagento.operation.history.RecordedRun;

/** Lists runs. */
@CommandLine.Command(
        name = "list",
        description = "Lists runs, newest first.",
        footer = {"", "Example:", "  orderflow-magento runs list --since 24h --operation orders"})
final class RunsList extends ProfileCommand {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Runs that began at this time or later: 2026-12-01, 2026-12-01T08:00:00Z, 24h.")
    private @Nullable Instant since;

    @Option(names = "--operation", paramLabel = "NAME", description = "Runs of: ${COMPLETION-CANDIDATES}.")
    private @Nullable OperationName operation;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Maximum number, from 1 to 10000. Default: 20.")
    private int limit = 20;

    @Override
    int execute(Session session, Console console) {
        HistoryQuery query = Session.configured(() -> HistoryQuery.builder()
                .since(Optional.ofNullable(since))
                .operation(Optional.ofNullable(operation).map(OperationName::words))
                .limit(limit)
                .build());
        ResultWriter writer = common.writer(console);
        writer.begin("runs", List.of("id", "operation", "started", "ended", "outcome", "endedBy", "endedEarly"));
        for (RecordedRun run : session.history().runs(query)) {
            writer.row(Arrays.asList(
                    run.id(),
                    run.operation() + (run.isDryRun() ? " (dry run)" : ""),
                    run.startedAt().toString(),
                    run.endedAt().map(Object::toString).orElse(null),
                    outcome(run),
                    run.endedBy().map(EndReason::code).orElse(null),
                    run.endedEarly().orElse(null)));
        }
        writer.end(Map.of());
        return ExitCode.DONE;
    }

    private static String outcome(RecordedRun run) {
        String counts = run.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing to do" : counts;
    }
}
