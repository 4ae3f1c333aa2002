package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.operation.FailedItem;

/** Lists failed items. */
@CommandLine.Command(
        name = "list",
        description = "Lists items that have failed: given up until you act, or waiting for the next attempt.",
        footer = {"", "Example:", "  orderflow-magento failed list --operation orders -o csv"})
final class FailedList extends ProfileCommand {
    @Mixin
    private FailedOptions options = new FailedOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Maximum number for each operation. Default: all.")
    private @Nullable Integer limit;

    @Override
    int execute(Session session, Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin("failed", List.of("operation", "key", "outcome", "attempts", "dueAt", "reason"));
        int count = 0;
        for (OperationName operation : options.operations()) {
            int left = limit == null ? Integer.MAX_VALUE : limit;
            for (Map.Entry<String, FailedItem> entry :
                    FailedOptions.failed(session, operation).entrySet()) {
                if (left-- == 0) {
                    break;
                }
                FailedItem item = entry.getValue();
                writer.row(Arrays.asList(
                        operation.name(),
                        entry.getKey(),
                        item.givenUp() ? "given up" : "will retry",
                        item.attempts(),
                        item.dueAt().map(Object::toString).orElse(null),
                        item.reason()));
                count++;
            }
        }
        writer.end(Map.of());
        if (count == 0) {
            console.say("Nothing has failed.");
        }
        return ExitCode.DONE;
    }
}
