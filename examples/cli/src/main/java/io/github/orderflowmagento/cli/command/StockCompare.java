package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;

/** Compares the shop's stock. */
@CommandLine.Command(
        name = "compare",
        description = {
            "Compares the shop's stock with OrderFlow's inventory, or with a CSV file, or with --line: what an update would write.",
            "",
            "Exit code 0 if nothing differs, 4 if something does."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento stock compare",
            "  orderflow-magento stock compare stock.csv -o csv"
        })
final class StockCompare extends ProfileCommand {
    @Mixin
    private StockSource source = new StockSource();

    @Override
    int execute(Session session, Console console) {
        OperationRun run = new OperationRun(session, console, common, OperationName.stock, true).failingOnDifferences();
        source.size().ifPresent(run::items);
        run.advising(source::advice);
        return run.run(listener -> source.operation(session, listener));
    }
}
