package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** Orders of the shop, which the warehouse fulfils. */
@Command(
        name = "orders",
        description = "Orders of the shop, which the warehouse fulfils.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            OrdersExport.class,
            OrdersCancel.class,
            OrdersShow.class,
            OrdersExplain.class,
            OrdersCompare.class,
            OrdersForget.class
        })
public final class OrdersCommands extends Subject {}
