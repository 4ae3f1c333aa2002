package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** Addresses of pages in OrderFlow. */
@Command(
        name = "link",
        description = "Addresses of pages in OrderFlow.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {LinkOrder.class, LinkProduct.class})
public final class LinkCommands extends Subject {}
