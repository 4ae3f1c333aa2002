package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A subject, which needs a verb. */
abstract class Subject implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli requires it
    private boolean isHelpRequested;

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which verb? " + String.join(", ", spec.subcommands().keySet()));
    }
}
