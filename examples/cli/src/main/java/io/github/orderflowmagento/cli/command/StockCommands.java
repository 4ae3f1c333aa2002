package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;

/** Stock of the shop. */
@CommandLine.Command(
        name = "stock",
        description = "Stock of the shop, which the warehouse or a file says.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {StockUpdate.class, StockCompare.class})
public final class StockCommands extends Subject {}
