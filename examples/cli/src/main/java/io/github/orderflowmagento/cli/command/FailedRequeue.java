package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;

/** Requeues failed items. */
@CommandLine.Command(
        name = "requeue",
        description = "Marks failed items to be retried by the next run.",
        footer = {
            "",
            "Examples:",
            "  orderflow-magento failed requeue 100000009",
            "  orderflow-magento failed requeue --all --operation orders"
        })
final class FailedRequeue extends ProfileCommand {
    @Mixin
    private FailedOptions failed = new FailedOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "Items, as in failed list.")
    private List<String> keys = List.of();

    @Option(names = "--all", description = "All that were given up.")
    private boolean all;

    @Override
    int execute(Session session, Console console) {
        if (all != keys.isEmpty()) {
            throw new ConfigurationException("Name the items, or --all");
        }
        Map<OperationName, List<ItemOutcome>> requeued = new LinkedHashMap<>();
        if (all) {
            failed.operations()
                    .forEach(operation -> requeued.put(
                            operation,
                            options.isDryRun()
                                    ? givenUp(FailedOptions.failed(session, operation))
                                    : session.checkpoint(operation).requeue().items()));
        } else {
            Map<String, OperationName> operations = new LinkedHashMap<>();
            keys.forEach(key -> operations.put(key, failed.of(session, key))); // all are known before one is requeued
            operations.forEach((key, operation) -> requeued.computeIfAbsent(operation, first -> new ArrayList<>())
                    .addAll(
                            options.isDryRun()
                                    ? requeuedOnly(key, FailedOptions.failed(session, operation))
                                    : session.checkpoint(operation).requeue(key).items()));
        }
        int code = ChangedItems.write(
                "requeue",
                requeued.values().stream().flatMap(List::stream).toList(),
                options.isDryRun(),
                common,
                console);
        if (!requeued.getOrDefault(OperationName.shipments, List.of()).isEmpty()) {
            console.say(
                    "Shipments are tried only by the command that names them: run the same shipments notify again.");
        }
        return code;
    }

    private static List<ItemOutcome> givenUp(Map<String, FailedItem> failed) {
        return failed.entrySet().stream()
                .filter(item -> item.getValue().givenUp() && !item.getValue().isUnmarked())
                .map(item -> requeued(item.getKey(), item.getValue()))
                .toList();
    }

    private static List<ItemOutcome> requeuedOnly(String key, Map<String, FailedItem> failed) {
        return failed.entrySet().stream()
                .filter(item -> item.getKey().equals(key))
                .map(item -> requeued(key, item.getValue()))
                .toList();
    }

    private static ItemOutcome requeued(String key, FailedItem item) {
        return ItemOutcome.of(key, Outcome.WILL_RETRY, "would be requeued: " + item.reason());
    }
}
