package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;

/** Drops failed items. */
@CommandLine.Command(
        name = "drop",
        description = {
            "Removes items from the failed ones, so that they are no longer retried.",
            "",
            "It does not block them: an item that changes in the shop is tried like any other. To keep an order from being sent,"
                    + " put it on hold, or cancel it, in the shop."
        },
        footer = {"", "Example:", "  orderflow-magento failed drop 100000009"})
final class FailedDrop extends ProfileCommand {
    @Mixin
    private FailedOptions failed = new FailedOptions();

    @Mixin
    private RunOptions options = new RunOptions();

    @Parameters(paramLabel = "KEY", arity = "1..*", description = "Items, as in failed list.")
    private List<String> keys = List.of();

    @Override
    int execute(Session session, Console console) {
        Map<String, OperationName> operations = new LinkedHashMap<>();
        keys.forEach(key -> operations.put(key, failed.of(session, key))); // all are known before one is dropped
        List<ItemOutcome> dropped = new ArrayList<>();
        operations.forEach((key, operation) -> {
            if (options.isDryRun()) {
                dropped.add(ItemOutcome.of(key, Outcome.SKIPPED, "would be dropped"));
            } else {
                dropped.addAll(session.checkpoint(operation).drop(key).items());
            }
        });
        return ChangedItems.write("drop", dropped, options.isDryRun(), common, console);
    }
}
