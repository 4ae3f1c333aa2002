package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;

/** Writes the changes of failed items. */
final class ChangedItems {
    private ChangedItems() {}

    static int write(String verb, List<ItemOutcome> items, boolean isDryRun, CommonOptions common, Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin(verb, List.of("key", "outcome", "detail"));
        items.forEach(
                item -> writer.row(Arrays.asList(item.key(), item.outcome().toString(), item.detail())));
        writer.end(Map.of());
        console.say(verb + (isDryRun ? " (dry run): " : ": ") + Lists.counted(items.size(), "item"));
        return items.stream().anyMatch(item -> item.outcome() == Outcome.UNKNOWN) ? ExitCode.FAILED : ExitCode.DONE;
    }
}
