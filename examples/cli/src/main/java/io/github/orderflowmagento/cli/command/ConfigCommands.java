package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** The configuration. */
@Command(
        name = "config",
        description = "The configuration.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {ConfigCheck.class, ConfigShow.class})
public final class ConfigCommands extends Subject {}
