package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** The mapping of the shop's entities to the warehouse's documents. */
@Command(
        name = "mapping",
        description = "How the shop's entities become the warehouse's documents.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {MappingDescribe.class, MappingCheckCommand.class, MappingDiff.class})
public final class MappingCommands extends Subject {}
