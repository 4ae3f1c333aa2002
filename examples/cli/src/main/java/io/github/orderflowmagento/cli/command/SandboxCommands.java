package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** A shop and a warehouse on this machine, to try things out. */
@Command(
        name = "sandbox",
        description = "A shop and a warehouse on this machine, to try things out.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {SandboxStart.class})
public final class SandboxCommands extends Subject {}
