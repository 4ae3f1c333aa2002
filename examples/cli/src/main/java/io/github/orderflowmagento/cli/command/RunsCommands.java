package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** The record of runs. */
@Command(
        name = "runs",
        description = "The record of runs.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {RunsList.class, RunsShow.class})
public final class RunsCommands extends Subject {}
