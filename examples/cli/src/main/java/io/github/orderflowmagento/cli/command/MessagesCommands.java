package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** Messages that OrderFlow posts. */
@Command(
        name = "messages",
        description = "Messages that OrderFlow posts.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {MessagesRead.class})
public final class MessagesCommands extends Subject {}
