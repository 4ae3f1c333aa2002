package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import io.github.orderflowmagento.cli.output.Console;

/** Writes stock from OrderFlow's inventory, a file, or the command line. */
@CommandLine.Command(
        name = "update",
        description = {
            "Writes stock to the shop: OrderFlow's whole inventory, a CSV file, or --line.",
            "",
            "The first line of a file names its columns: at least sku and quantity. A line that cannot be read is reported and"
                    + " skipped; the others are written, unless --strict. A Magento 2 reserves units for open orders, so it needs the"
                    + " units on hand: a column total, or --column quantity=total."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento stock update                      what OrderFlow has",
            "  orderflow-magento stock update stock.csv --dry-run  what a file would change",
            "  orderflow-magento stock update --line MUG-001=42",
            "  zcat stock.csv.gz | orderflow-magento stock update - --strict"
        })
final class StockUpdate extends ProfileCommand {
    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private StockSource source = new StockSource();

    @Override
    int execute(Session session, Console console) {
        OperationRun run = new OperationRun(session, console, common, OperationName.stock, options.isDryRun());
        source.size().ifPresent(run::items);
        run.advising(source::advice);
        if (source.isOfCaller()) {
            run.retriedBySameCommand();
        }
        if (source.namesSkus()) {
            run.failingOnSkipped();
        }
        return run.run(listener -> source.operation(session, listener));
    }
}
