package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;

/** Stock of the shop. */
@CommandLine.Command(
        name = "stock",
        description = "Stock of the shop, from the warehouse or a file.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {StockUpdate.class, StockCompare.class, StockForget.class})
public final class StockCommands extends Subject {}
