package io.github.orderflowmagento.cli.command;

import picocli.CommandLine;

/** Shipments of the shop's orders. */
@CommandLine.Command(
        name = "shipments",
        description = "Shipments of the shop's orders.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {ShipmentsNotify.class, ShipmentsShow.class})
public final class ShipmentsCommands extends Subject {}
