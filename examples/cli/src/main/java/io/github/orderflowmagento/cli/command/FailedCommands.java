package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** Failed items that are not done yet. */
@Command(
        name = "failed",
        description = "Items that have failed and are not done yet.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {FailedList.class, FailedRequeue.class, FailedDrop.class})
public final class FailedCommands extends Subject {}
